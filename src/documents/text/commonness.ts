/** Characters that any Chinese text of rules has plenty of, simplified and traditional. */
const COMMON = new Set(
  '的一是不了在人有为為以于於和或及与與等对對中国國法律规規定条條款项項第二三四五六七八九十年月日应應当當本上下个個全部门門机機构構单單位责責任管理安全行政工作情况況进進经經由者可依按照其他相关關办辦公制度，。、：；（）《》“”「」　',
)

/** The share of `text`'s characters outside ASCII that are common in Chinese, 0–1; 0 where there are none. */
export function commonness(text: string): number {
  let common = 0
  let all = 0
  for (const character of text) {
    if (character <= '\x7f') continue
    all += 1
    if (COMMON.has(character)) common += 1
  }
  return all === 0 ? 0 : common / all
}
