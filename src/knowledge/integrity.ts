import type { Provision } from '../regulation/index.ts'
import type { Finding } from './findings.ts'
import type { PackFiles } from './pack-files.ts'
import type { YamlFile } from './yaml-file.ts'

/**
 * Holds the files of every pack against each other and against the text: references that lead nowhere, quotes that
 * are not verbatim, ids used twice, dates in the wrong order, two versions in force on one day.
 * @returns every mistake found.
 */
export function integrityFindings(packs: PackFiles[], activities: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const obligationIds = new Map<string, string>()
  for (const pack of packs) checkPack(pack, activities, obligationIds, findings)
  checkVersions(packs, findings)
  return findings
}

/** What is wrong with one pack beside others that are sound: its own mistakes, and ids that they have already. */
export function packFindings(
  pack: PackFiles,
  others: readonly PackFiles[],
  activities: ReadonlySet<string>,
): Finding[] {
  const findings: Finding[] = []
  const taken = new Map(
    others.flatMap(({ rules: { file, value } }) =>
      [...value.obligations, ...value.uncounted].map(({ id }) => [id, file.name] as const),
    ),
  )
  if (others.some(({ meta }) => meta.value.id === pack.meta.value.id)) {
    findings.push(pack.meta.file.finding(['id'], `法规编号“${pack.meta.value.id}”已被另一部法规使用。`))
  }
  checkPack(pack, activities, taken, findings)
  return findings
}

function checkPack(
  pack: PackFiles,
  activities: ReadonlySet<string>,
  obligationIds: Map<string, string>,
  findings: Finding[],
): void {
  const provisions = new Map(pack.regulation.provisions.map((provision) => [provision.ref, provision]))
  checkMeta(pack, provisions, findings)
  const posts = checkPosts(pack, provisions, findings)
  checkRules(pack, provisions, posts, activities, obligationIds, findings)
  pack.phrases.value.phrases.forEach((phrase, i) => {
    checkQuote(pack, provisions, pack.phrases.file, ['phrases', i], phrase, findings)
  })
}

type Provisions = ReadonlyMap<string, Provision>

function checkMeta(pack: PackFiles, provisions: Provisions, findings: Finding[]): void {
  const { file, value } = pack.meta
  if (value.inForce < value.issued) {
    findings.push(file.finding(['inForce'], `施行日期 ${value.inForce} 早于发布日期 ${value.issued}。`))
  }
  if (value.repealed !== null && value.repealed <= value.inForce) {
    findings.push(
      file.finding(['repealed'], `废止日期 ${value.repealed} 应当晚于施行日期 ${value.inForce}。`),
    )
  }
  duplicates(value.levels, (level) => level.id).forEach((i) => {
    findings.push(file.finding(['levels', i], `层级“${value.levels[i]?.id}”重复。`))
  })
  value.slips.forEach((slip, i) => {
    const provision = requireProvision(pack, provisions, file, ['slips', i, 'ref'], slip.ref, findings)
    if (provision && !squeeze(provision.text).includes(squeeze(slip.reading))) {
      findings.push(
        file.finding(['slips', i, 'reading'], `“${slip.reading}”不在${provision.label}的文字里。`),
      )
    }
    if (!squeeze(pack.text).includes(squeeze(slip.source))) {
      findings.push(file.finding(['slips', i, 'source'], `“${slip.source}”不在原文里。`))
    }
  })
}

function checkPosts(pack: PackFiles, provisions: Provisions, findings: Finding[]): Set<string> {
  const { file, value } = pack.posts
  const levels = new Set(pack.meta.value.levels.map((level) => level.id))
  duplicates(value.posts, (post) => post.id).forEach((i) => {
    findings.push(file.finding(['posts', i, 'id'], `岗位编号“${value.posts[i]?.id}”重复。`))
  })
  value.posts.forEach((post, i) => {
    post.duties.forEach((ref, j) => {
      requireProvision(pack, provisions, file, ['posts', i, 'duties', j], ref, findings)
    })
    post.at.forEach((at, j) => {
      if (levels.has(at.level)) return
      findings.push(file.finding(['posts', i, 'at', j], `层级“${at.level}”不在 meta.yaml 的 levels 里。`))
    })
  })
  return new Set(value.posts.map((post) => post.id))
}

function checkRules(
  pack: PackFiles,
  provisions: Provisions,
  posts: ReadonlySet<string>,
  activities: ReadonlySet<string>,
  ids: Map<string, string>,
  findings: Finding[],
): void {
  const { file, value } = pack.rules
  const checkId = (id: string, path: PropertyKey[]) => {
    const line = file.lineOf(path)
    const first = ids.get(id)
    if (first) findings.push(file.finding(path, `编号“${id}”重复，已用于 ${first}。`))
    else ids.set(id, `${file.name}:${line}`)
  }
  const checkPostIds = (list: string[], path: PropertyKey[]) => {
    list.forEach((post, i) => {
      if (!posts.has(post)) {
        findings.push(file.finding([...path, 'posts', i], `岗位“${post}”不在 posts.yaml 里。`))
      }
    })
    duplicates(list, (post) => post).forEach((i) => {
      findings.push(file.finding([...path, 'posts', i], `岗位“${list[i]}”列了两次。`))
    })
  }
  value.obligations.forEach((rule, i) => {
    const path = ['obligations', i]
    checkId(rule.id, [...path, 'id'])
    checkPostIds(rule.posts, path)
    checkQuote(pack, provisions, file, path, rule, findings)
    if (!activities.has(rule.activity)) {
      findings.push(
        file.finding([...path, 'activity'], `履职活动“${rule.activity}”不在 activities.yaml 里。`),
      )
    }
    if (rule.from < pack.meta.value.inForce) {
      findings.push(
        file.finding([...path, 'from'], `生效日 ${rule.from} 早于法规施行日期 ${pack.meta.value.inForce}。`),
      )
    }
    if (rule.to !== undefined && rule.to <= rule.from) {
      findings.push(file.finding([...path, 'to'], `失效日 ${rule.to} 应当晚于生效日 ${rule.from}。`))
    }
  })
  value.uncounted.forEach((duty, i) => {
    const path = ['uncounted', i]
    checkId(duty.id, [...path, 'id'])
    checkPostIds(duty.posts, path)
    checkQuote(pack, provisions, file, path, duty, findings)
  })
}

function checkQuote(
  pack: PackFiles,
  provisions: Provisions,
  file: YamlFile,
  path: PropertyKey[],
  entry: { ref: string; quote: string },
  findings: Finding[],
): void {
  const provision = requireProvision(pack, provisions, file, [...path, 'ref'], entry.ref, findings)
  if (provision && !provision.text.includes(entry.quote)) {
    findings.push(file.finding([...path, 'quote'], `引文“${entry.quote}”不是${provision.label}的原文。`))
  }
}

function requireProvision(
  pack: PackFiles,
  provisions: Provisions,
  file: YamlFile,
  path: PropertyKey[],
  ref: string,
  findings: Finding[],
): Provision | undefined {
  const provision = provisions.get(`${pack.meta.value.id}${ref}`)
  if (!provision) findings.push(file.finding(path, `条文“${ref}”在文本里不存在。`))
  return provision
}

/** Versions of one series may follow each other but never overlap: `inForce` ≤ day < `repealed`. */
function checkVersions(packs: PackFiles[], findings: Finding[]): void {
  const bySeries = Map.groupBy(packs, (pack) => pack.meta.value.series)
  for (const versions of bySeries.values()) {
    versions.sort((a, b) => (a.meta.value.inForce < b.meta.value.inForce ? -1 : 1))
    versions.slice(1).forEach((version, i) => {
      const earlier = versions[i]?.meta
      if (!earlier || (earlier.value.repealed ?? '9999-12-31') <= version.meta.value.inForce) return
      const message = `与新版本“${version.meta.value.id}”（${version.meta.value.inForce} 起施行）重叠：旧版本的 repealed 应当填写，且不晚于这一天。`
      findings.push(earlier.file.finding(['repealed'], message))
    })
  }
}

/** Indexes of the entries whose key was seen before. */
function duplicates<T>(entries: T[], key: (entry: T) => string): number[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, i) => {
    const id = key(entry)
    if (seen.has(id)) return [i]
    seen.add(id)
    return []
  })
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
