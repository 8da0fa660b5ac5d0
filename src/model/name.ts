const NAME = /^[A-Za-z0-9@][A-Za-z0-9._:@/+-]{0,63}$/
/** What a chat would make a link of. */
const ADDRESS = /\/\/|\.[a-z]{2,}(?:[:/]|$)/i

/**
 * The name of a model as it may be shown: a name as models have them (`deepseek-chat`, `Qwen/Qwen2.5-7B-Instruct`).
 * Empty for any other: a service says what it likes when it is asked what its model is called.
 */
export function shownName(name: string): string {
  return NAME.test(name) && !ADDRESS.test(name) ? name : ''
}
