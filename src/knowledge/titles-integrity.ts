import type { Finding } from './findings.ts'
import type { PackFiles } from './pack-files.ts'
import type { Vocabulary } from './titles-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/**
 * Words that stand in the vocabulary with two meanings (the later one would never be read), and title rules that name
 * a post, provision, department or class of departments that does not exist.
 */
export function titleFindings(
  packs: readonly PackFiles[],
  file: YamlFile,
  vocabulary: Vocabulary,
): Finding[] {
  return [...wordFindings(file, vocabulary), ...packs.flatMap((pack) => titleFindingsOf(pack, vocabulary))]
}

/** What is wrong with the title rules of one regulation. */
export function titleFindingsOf(pack: PackFiles, vocabulary: Vocabulary): Finding[] {
  return packFindings(
    pack,
    new Set([
      ...vocabulary.departments.map(({ id }) => id),
      ...vocabulary.organs.flatMap(({ department }) => department ?? []),
    ]),
  )
}

function wordFindings(file: YamlFile, vocabulary: Vocabulary): Finding[] {
  const { levels, offices, ranks, organs, departments, fillers, joiners, ignore } = vocabulary
  const list = (path: PropertyKey[], words: readonly string[]) => ({ path, words })
  const lists = [
    ...Object.entries(levels).map(([level, words]) => list(['levels', level], words)),
    ...offices.map(({ words }, i) => list(['offices', i], words)),
    ...Object.entries(ranks).map(([rank, words]) => list(['ranks', rank], words)),
    ...organs.map(({ words }, i) => list(['organs', i], words)),
    ...departments.map(({ names, suffixes }, i) =>
      list(
        ['departments', i],
        names.flatMap((name) => suffixes?.map((suffix) => name + suffix) ?? [name]),
      ),
    ),
    list(['fillers'], fillers),
    list(['joiners'], joiners),
    list(['ignore'], ignore),
  ]
  const seen = new Set<string>()
  return lists.flatMap(({ path, words }) =>
    words.flatMap((word) => {
      if (seen.has(word)) return [file.finding(path, `“${word}”写了两次，后一处不起作用。`)]
      seen.add(word)
      return []
    }),
  )
}

function packFindings(pack: PackFiles, departments: ReadonlySet<string>): Finding[] {
  const { file, value } = pack.titles
  const findings: Finding[] = []
  const posts = new Set(pack.posts.value.posts.map(({ id }) => id))
  const refs = new Set(pack.regulation.provisions.map(({ ref }) => ref))
  const classes = new Set(Object.keys(value.departments))
  for (const [name, ids] of Object.entries(value.departments)) {
    ids.forEach((id, i) => {
      if (departments.has(id)) return
      findings.push(file.finding(['departments', name, i], `部门“${id}”不在上一级 titles.yaml 里。`))
    })
  }
  value.rules.forEach((rule, i) => {
    const path = ['rules', i]
    for (const post of Object.keys(rule.posts ?? {})) {
      if (posts.has(post)) continue
      findings.push(file.finding([...path, 'posts', post], `岗位“${post}”不在 posts.yaml 里。`))
    }
    for (const name of [rule.when.department ?? []].flat()) {
      if (classes.has(name)) continue
      findings.push(
        file.finding([...path, 'when', 'department'], `部门类别“${name}”不在本文件的 departments 里。`),
      )
    }
    for (const key of ['byReference', 'notBound'] as const) {
      const ref = rule[key]?.ref
      if (ref === undefined || refs.has(`${pack.meta.value.id}${ref}`)) continue
      findings.push(file.finding([...path, key, 'ref'], `条文“${ref}”在文本里不存在。`))
    }
  })
  return [...findings, ...placeFindings(pack, file)]
}

function placeFindings(pack: PackFiles, file: YamlFile): Finding[] {
  const { places } = pack.meta.value.region
  return Object.entries(pack.titles.value.placeLevels).flatMap(([level, names]) =>
    (names ?? [])
      .filter((name) => !places.includes(name))
      .map((name) => file.finding(['placeLevels', level], `地名“${name}”不在 meta.yaml 的 places 里。`)),
  )
}
