/** Signs that stand for nothing: a font that does not say which letters its pictures are. */
const UNKNOWN = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
/** Radicals that fonts name instead of the letter that looks the same. */
const RADICALS = /[\u2f00-\u2fd5]/g
/** Of the radicals beside Kangxi's, those of simplified Chinese that fonts name so. */
const SUPPLEMENT: Record<string, string> = {
  '\u2e81': '厂',
  '\u2e8b': '㔾',
  '\u2ea0': '民',
  '\u2ec5': '见',
  '\u2ec6': '角',
  '\u2ec8': '讠',
  '\u2ec9': '贝',
  '\u2ecb': '车',
  '\u2ed3': '长',
  '\u2ed4': '门',
  '\u2ed9': '韦',
  '\u2eda': '页',
  '\u2edb': '风',
  '\u2edc': '飞',
  '\u2ee2': '马',
  '\u2ee5': '鱼',
  '\u2ee6': '鸟',
  '\u2ee7': '卤',
  '\u2ee8': '麦',
  '\u2ee9': '黄',
  '\u2eea': '黾',
  '\u2eec': '齐',
  '\u2eee': '齿',
  '\u2ef0': '龙',
  '\u2ef3': '龟',
}

/** A line with letters in place of radicals that look like them. */
export function withLetters(line: string): string {
  return line
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (radical) => SUPPLEMENT[radical] ?? radical)
}

/** How many characters of a text stand for nothing. */
export function unknownIn(text: string): number {
  return text.match(UNKNOWN)?.length ?? 0
}

/** The text with a mark for each of them. */
export function withoutUnknown(text: string): string {
  return text.replace(UNKNOWN, '\ufffd')
}
