import { isInvitationCode } from '../access/index.ts'
import { type ChecklistCommand, readChecklistCommand } from './checklist/commands.ts'
import { type EvidenceWish, readEvidenceWish } from './evidence/commands.ts'
import { type ExportCommand, readExportCommand } from './exports/words.ts'
import { type MemberCommand, readMemberCommand } from './members/words.ts'
import { type PersonalCommand, readPersonalCommand } from './personal/words.ts'
import { readPanelWords } from './reminders/private/words.ts'
import { readSlash, type SlashCommand } from './slash.ts'
import { type NamesPost, readTenureCommand, type TenureCommand } from './tenures/commands.ts'

/** What a person may say to 照单 itself, as opposed to about the law or their work. */
export type Command =
  | { type: 'help' }
  | { type: 'hello' }
  | { type: 'thanks' }
  | { type: 'posts' }
  | { type: 'add-post' }
  | { type: 'remove-post'; words: string }
  | { type: 'cancel' }
  | { type: 'confirm' }
  | { type: 'clear' }
  | { type: 'regulations' }
  /** `/start PAYLOAD`: an invitation code, or what a link carries over from a group. */
  | { type: 'start'; payload: string }
  /** `words` may be empty in these: the span of time meant, or the question. */
  | { type: 'duties'; words: string }
  | { type: 'ledger'; words: string }
  | { type: 'ask'; words: string }
  /** As if `words` had been typed alone; empty: an example is wanted. */
  | { type: 'log'; words: string }
  | { type: 'plans'; words: string }
  /** The settings of the reminders; `words` may be empty, tell what to change, or what to be reminded of. */
  | { type: 'remind'; words: string }
  | { type: 'unknown'; name: string }
  /** About the attachments of an entry. */
  | { type: 'evidence'; wish: EvidenceWish; words: string }
  | PersonalCommand
  | { type: 'of-checklist'; command: ChecklistCommand }
  | ExportCommand
  | MemberCommand
  | TenureCommand

const EXACT: [RegExp, Command['type']][] = [
  [
    /^(帮助|怎么(用|弄|操作|使用)(啊|呀|呢)?|(咋|如何)(用|弄|操作|使用)|不会用|使用说明|说明|你?(能|会|可以)(做|干|帮我做)(点)?(什么|啥|些什么)|你会(什么|啥)|你?这?个?是(干|做)?(什么|啥|干嘛)(的|用的|东西)?|你是谁|你是(个)?(什么|啥|机器人|ai|人工智能)(吗|呀|啊)?|help|\?)[?？]?$/i,
    'help',
  ],
  [/^(你好|您好|早上好|上午好|下午好|晚上好|在吗|在么|hi|hello|嗨|开始)$/i, 'hello'],
  [
    /^(谢谢|多谢|感谢|谢了|辛苦了?|好的?|知道了|明白了?|收到|ok|嗯+|再见|拜拜|没事)(你|您|啦|了|呢|嘞)?$/i,
    'thanks',
  ],
  [/^(我的岗位|岗位|我的职务|我是什么岗位|我在什么岗位)$/, 'posts'],
  [
    /^(我要|我想|帮我|请)?(添加|新增|增加|登记|设置|选择|换|更换|修改)(一个|一下)?(我的)?(岗位|职务)$/,
    'add-post',
  ],
  [
    /^(取消(?:吧|掉吧?|算了)?|(那就?|还是)?算了([，, ]*(不|先不|别)(记|用|要)?了?)?|(先|还是)?不记了|不用(记|了|记了)?|cancel)$/i,
    'cancel',
  ],
  [
    /^((是的?|对的?|好的?|嗯+|可以|行|没错|没问题)[,，、 ]*)?(确认(无误|一下|吧)?|确定|记(上|吧|下|录)?吧?|入账|提交|yes|y)$|^(是的?|对的?|没错|可以)$/i,
    'confirm',
  ],
  [/^(清空|清除|删除)(对话|聊天|聊天记录)$/, 'clear'],
  [/^(法规|规定|有哪些(法规|规定)|法规列表|全文|看全文)$/, 'regulations'],
]
/** The same with nothing more said. */
const BARE: [RegExp, 'ask' | 'log' | 'plans' | 'remind'][] = [
  [/^(我要|我想|怎么)?(提问|问问题|问个问题|问规定)$|^我有(个|一个)?问题$/, 'ask'],
  [/^(我要|我想|怎么|帮我)?(记履职|记一笔|记一条|记活动|记台账)$/, 'log'],
  [/^(我的)?计划$|^(我)?有(哪些|什么)计划$|^(看|查)(一下)?(我的)?计划$/, 'plans'],
  [
    /^(我的)?提醒$|^(我)?有(哪些|什么)提醒$|^(看|查)(一下)?(我的)?提醒$|^(履职)?提醒(的)?设置$|^设置(履职)?提醒$/,
    'remind',
  ],
]

/**
 * Reads what is meant for 照单 itself; null for anything else.
 * @param text what was typed, without surrounding white space.
 * @param namesPost for posts that imported regulations name in words of their own.
 */
export function readCommand(text: string, namesPost?: NamesPost): Command | null {
  const slash = readSlash(text)
  if (slash) return ofSlash(slash)
  const code = codeIn(text)
  if (code !== null) return { type: 'start', payload: code }
  const bare = text.replace(/[\s。！!～~，,.]+$/u, '')
  if (/^我?(删除|去掉|移除)(我的)?(岗位|职务)(登记)?.{0,40}$/.test(bare))
    return { type: 'remove-post', words: bare }
  for (const [pattern, type] of EXACT) if (pattern.test(bare)) return { type } as Command
  for (const [pattern, type] of BARE) if (pattern.test(bare)) return { type, words: '' }
  const toExport = readExportCommand(bare)
  if (toExport) return toExport
  // The day does not decide whether the settings are meant, only what for.
  if (readPanelWords(bare, ANY_DAY)) return { type: 'remind', words: bare }
  const wish = readEvidenceWish(text)
  if (wish) return { type: 'evidence', wish, words: text }
  const ofChecklist = readChecklistCommand(bare)
  if (ofChecklist) return { type: 'of-checklist', command: ofChecklist }
  return readPersonalCommand(bare) ?? readMemberCommand(bare) ?? readTenureCommand(bare, namesPost)
}

const ANY_DAY = '2000-01-01'

function ofSlash({ name, rest }: SlashCommand): Command {
  switch (name) {
    case 'start':
      if (rest === '') return { type: 'hello' }
      // The way from a group to the settings.
      return rest === 'settings' ? { type: 'settings' } : { type: 'start', payload: rest }
    case 'duties':
    case 'ledger':
    case 'ask':
    case 'log':
      return { type: name, words: rest }
    case 'remind':
      return { type: 'remind', words: rest }
    case 'posts':
      return rest === '' ? { type: 'posts' } : { type: 'took-post', words: rest }
    case 'invite':
      return { type: 'invite', words: rest }
    case 'help':
    case 'cancel':
    case 'settings':
      return { type: name }
    default:
      return (/^[a-z]/.test(name) ? null : ofChinese(name)) ?? { type: 'unknown', name }
  }
}

/** /帮助, /台账 上季度 */
function ofChinese(words: string): Command | null {
  const found = /^(职责|台账|提问|记录|记履职|提醒)[\s:：,，]*([\s\S]*)$/.exec(words)
  if (!found) return readCommand(words)
  const type = { 职责: 'duties', 台账: 'ledger', 提问: 'ask', 记录: 'log', 记履职: 'log', 提醒: 'remind' }[
    found[1] as string
  ] as 'duties'
  return { type, words: found[2] as string }
}

/** A code by itself, with a word before it (邀请码：…), or within the link it was sent in. */
function codeIn(text: string): string | null {
  const found = /^(?:(?:我的)?邀请码(?:是|为)?[\s:：]*|start\s+)?([A-Za-z0-9_-]+)[。.]?$/i.exec(text)
  const linked = /^https?:\/\/\S+[?&]start=([A-Za-z0-9_-]{1,64})$/.exec(text)
  const code = linked?.[1] ?? found?.[1]
  if (code === undefined) return null
  return linked || /^(?:我的)?邀请码|^start\s/i.test(text) || isInvitationCode(code) ? code : null
}
