import { CORE_SCHEMA, dump } from 'js-yaml'

/** YAML as a person would write it: long words on one line, entries below `flowLevel` in brackets. */
export function yamlText(comment: string, value: unknown, flowLevel = -1): string {
  const body = dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, flowLevel })
  return `# ${comment}\n${body}`
}
