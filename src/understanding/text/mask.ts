import type { IntentWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** Stands for text that is not read; occurs in no pattern. */
export const MASK = '\u0001'

/**
 * Masks what somebody is reported to have said or demanded (某某指出，…；责成月底前改完): none of it is a
 * statement that something took place. The result has the length of the text.
 */
export function speechMask({ speech, 'speech-not': not }: IntentWords): (text: string) => string {
  const noun = new RegExp(`${anyOf(not)}|[的了过达级好]|带队|检查|召开|主持|上级|工作|什么|谁|没`)
  const verb = new RegExp(`(^|[,。;!?\\n:])([^,。;!?\\n:]{0,16}?)(${anyOf(speech)})([^。!?\\n]*)`, 'g')
  return (text) =>
    text.replace(verb, (all, mark: string, before: string, said: string, rest: string) => {
      if (noun.test(before) || rest.length < 2 || /^的/.test(rest)) return all
      return mark + before + said + MASK.repeat(rest.length)
    })
}
