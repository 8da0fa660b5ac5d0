/** Stands for a region that neither the text nor a person named. */
export const NO_REGION = '地区没有写明'

/** The name of a region as people shorten it: 山东省 → 山东, 凉山彝族自治州 → 凉山; two characters at least. */
export function plainRegion(name: string): string {
  const plain = name
    .replace(/(?:维吾尔|壮族|回族)?自治区$/, '')
    .replace(/^(.{2,}?)(?:[\u4e00-\u9fff]{1,4}族)+自治[州县]$/, '$1')
    .replace(/(?:特别行政区|地区|[省市县区盟旗州])$/, '')
  return plain.length >= 2 ? plain : name
}
