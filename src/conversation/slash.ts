import { foldWidth } from '../text/index.ts'

/** A message that begins with a slash: `/log 今天带队检查…`, `／duties吧`, `/START CODE`. */
export interface SlashCommand {
  /** In lower case, or Chinese: `log`, `帮助`. */
  name: string
  /** What stands after it; empty where it is nothing but a particle. */
  rest: string
}

const LATIN = /^[/／]\s*([a-z]{1,32})(?![a-z])(?:@\w+)?[\s:：,，]*([\s\S]*)$/i
const CHINESE = /^[/／]\s*(\p{Script=Han}[\s\S]*)$/u
/** Nobody means these by themselves: /duties吧, /help一下。 */
const PARTICLES = /^(?:一下|下|吧|啊|呀|呢|嘛|哦|了|好了|谢谢|[\s。！!～~，,.?？])*$/

/** Reads a message that begins with a slash of either width; null for any other. */
export function readSlash(text: string): SlashCommand | null {
  // Only the name may be written in full width: what follows are the person's words.
  const head = /^[/／]\s*[A-Za-zＡ-Ｚａ-ｚ]+/.exec(text)?.[0] ?? ''
  const found = LATIN.exec(foldWidth(head) + text.slice(head.length))
  if (found) {
    const rest = (found[2] as string).trim()
    return { name: (found[1] as string).toLowerCase(), rest: PARTICLES.test(rest) ? '' : rest }
  }
  const chinese = CHINESE.exec(text)
  return chinese ? { name: (chinese[1] as string).trim(), rest: '' } : null
}
