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

/** A schema issue as Chinese sentences, each with the path of the value that it speaks of. */
export function issueMessages(issue: Issue): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: `不认识的键“${key}”。` }))
  }
  return [{ path: [...issue.path], message: `${nameOf(issue.path)}${sentence(issue)}` }]
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('received undefined')
        ? '缺失，必须填写。'
        : `应当是${TYPES[issue.expected] ?? issue.expected}。`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一。`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? '不能为空。'
        : `不能小于 ${issue.minimum}。`
    case 'custom':
      return `${issue.message}`
    case 'invalid_union':
      return '写法不对。'
    default:
      return `不符合要求（${issue.message}）。`
  }
}

function nameOf(path: PropertyKey[]): string {
  const key = [...path].reverse().find((step) => typeof step === 'string')
  return key === undefined ? '内容' : `“${String(key)}”`
}
