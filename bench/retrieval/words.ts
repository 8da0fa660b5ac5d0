import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

const WORD = /[\p{Script=Han}\p{L}\p{N}]/u

/**
 * What the engines that are compared are given as words: jieba's cut for search, which cuts long words once more, with
 * its model for unknown ones; lower case, without punctuation. The dictionary is loaded here: it counts as building.
 */
export async function openWords(): Promise<(text: string) => string[]> {
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(text.toLowerCase(), true).filter((word) => WORD.test(word))
}
