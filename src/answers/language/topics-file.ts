import type { z } from 'zod'
import type { Finding, Knowledge, YamlFile } from '../../knowledge/index.ts'
import { articleOf } from '../../regulation/index.ts'
import type { correctionsSchema, RegulationTopics, topicsSchema } from './schema.ts'
import type { Topic, TopicAbsence, TopicProvisions } from './types.ts'

interface Typed<T> {
  file: YamlFile
  value: T
}

/** A regulation's topics.yaml with full references. */
export function readRegulationTopics(regulation: string, value: RegulationTopics) {
  const full = (refs: readonly string[] = []) => refs.map((ref) => `${regulation}${ref}`)
  const provisions = new Map<string, TopicProvisions>()
  for (const [topic, entry] of Object.entries(value.topics)) {
    provisions.set(topic, {
      refs: full(entry.refs),
      says: entry.says ?? null,
      often: entry.often ?? null,
      onlyPosts: entry['only-posts'] ?? null,
    })
  }
  const absences = new Map<string, TopicAbsence>()
  for (const [topic, entry] of Object.entries(value.absent)) {
    absences.set(topic, { says: entry.says, closest: full(entry.closest) })
  }
  return { provisions, absences }
}

/** Dangling topics, provisions, posts and activities, and provisions that no topic and no duty list reaches. */
export function topicFindings(
  topicFiles: (Typed<z.output<typeof topicsSchema>> | null)[],
  corrections: Typed<z.output<typeof correctionsSchema>>,
  regulations: { id: string; file: Typed<RegulationTopics> | null }[],
  topics: ReadonlyMap<string, Topic>,
  knowledge: Knowledge,
): Finding[] {
  const findings: Finding[] = []
  const activities = new Set(knowledge.activities.map(({ id }) => id))
  const seen = new Set<string>()
  for (const read of topicFiles) {
    read?.value.topics.forEach((topic, i) => {
      const at = (key: string, message: string) =>
        findings.push(read.file.finding(['topics', i, key], message))
      if (seen.has(topic.id)) at('id', `主题“${topic.id}”重复。`)
      seen.add(topic.id)
      for (const key of ['follow', 'unless'] as const) {
        for (const id of topic[key] ?? []) if (!topics.has(id)) at(key, `主题“${id}”不存在。`)
      }
      for (const id of topic.activities ?? [])
        if (!activities.has(id)) at('activities', `履职活动“${id}”不存在。`)
    })
  }
  corrections.value.corrections.forEach((rule, i) => {
    for (const id of rule.topics) {
      if (!topics.has(id)) findings.push(corrections.file.finding(['corrections', i], `主题“${id}”不存在。`))
    }
  })
  corrections.value.unwritten.forEach((rule, i) => {
    for (const id of rule.topics) {
      if (!topics.has(id)) findings.push(corrections.file.finding(['unwritten', i], `主题“${id}”不存在。`))
    }
  })
  for (const { id, file } of regulations) {
    if (file) findings.push(...regulationFindings(id, file, topics, knowledge))
  }
  return findings
}

function regulationFindings(
  regulation: string,
  { file, value }: Typed<RegulationTopics>,
  topics: ReadonlyMap<string, Topic>,
  knowledge: Knowledge,
): Finding[] {
  const findings: Finding[] = []
  const reached = new Set<string>()
  const check = (path: string[], topic: string, refs: readonly string[] = []) => {
    if (!topics.has(topic)) findings.push(file.finding(path, `主题“${topic}”不存在。`))
    for (const ref of refs) {
      const full = `${regulation}${ref}`
      if (!knowledge.provision(full)) findings.push(file.finding(path, `条文“${ref}”不存在。`))
      reached.add(full)
    }
  }
  for (const [topic, entry] of Object.entries(value.topics)) {
    check(['topics', topic], topic, entry.refs)
    for (const post of entry['only-posts'] ?? []) {
      if (!knowledge.post(regulation, post)) {
        findings.push(file.finding(['topics', topic], `岗位“${post}”不存在。`))
      }
    }
  }
  for (const [topic, entry] of Object.entries(value.absent)) {
    check(['absent', topic], topic, entry.closest)
    if (value.topics[topic]) {
      findings.push(file.finding(['absent', topic], `主题“${topic}”既写了条文，又写了没有规定。`))
    }
  }
  for (const ref of knowledge.pack(regulation)?.posts.flatMap(({ duties }) => duties) ?? []) reached.add(ref)
  for (const { ref, label, kind } of knowledge.pack(regulation)?.regulation.provisions ?? []) {
    if (kind !== 'article') continue
    const touched = [...reached].some((other) => articleOf(other) === ref)
    if (!touched) findings.push(file.finding(['topics'], `${label}没有归到任何主题。`))
  }
  return findings
}
