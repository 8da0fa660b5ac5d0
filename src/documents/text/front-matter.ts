/** The number of lines that a block of metadata at the beginning takes; 0 where there is none. */
export function frontMatterLines(lines: readonly string[]): number {
  const fence = lines[0]?.replace(/^\ufeff/, '').trimEnd()
  if (fence !== '---' && fence !== '+++') return 0
  const end = lines.findIndex((line, at) => at > 0 && (line.trimEnd() === fence || line.trimEnd() === '...'))
  if (end < 0) return 0
  const plain = (line: string): boolean => /^\s*($|#|-\s|[\w\u4e00-\u9fff-]+\s*[:=]|\s+\S)/.test(line)
  const inside = lines.slice(1, end)
  const keys = inside.filter((line) => /^[\w\u4e00-\u9fff-]+\s*[:=]/.test(line))
  return keys.length > 0 && inside.every(plain) ? end + 1 : 0
}
