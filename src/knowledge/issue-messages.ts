import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const TYPES: Record<string, string> = {
  string: '一段文字',
  number: '一个数',
  int: '一个整数',
  boolean: 'true 或 false',
  array: '一个列表',
  object: '一组“键: 值”',
  record: '一组“键: 值”',
}

/**
 * A schema issue as Chinese sentences, each with the path of the value that it speaks of.
 * @param root the whole value that was held to the schema.
 */
export function issueMessages(issue: Issue, root: unknown): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: `不认识的键“${key}”。` }))
  }
  const missing = valueAt(root, issue.path) === undefined
  const message = `${nameOf(issue.path)}${missing ? '缺失，必须填写。' : sentence(issue)}`
  return [{ path: [...issue.path], message }]
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `应当是${TYPES[issue.expected] ?? issue.expected}。`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一。`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? '不能为空。'
        : `不能小于 ${issue.minimum}。`
    case 'too_big':
      return `不能大于 ${issue.maximum}。`
    case 'custom':
      return issue.message
    case 'invalid_union': {
      const first = issue.errors[0]?.[0]
      return first ? sentence(first) : '写法不对。'
    }
    default:
      return '写法不对。'
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  const key = path.findLast((step) => typeof step === 'string')
  return key === undefined ? '内容' : `“${key}”`
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    root,
  )
}
