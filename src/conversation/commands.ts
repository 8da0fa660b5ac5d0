import { readTenureCommand, type TenureCommand } from './tenures/commands.ts'

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
  | TenureCommand

const EXACT: [RegExp, Command['type']][] = [
  [/^(帮助|怎么用|使用说明|说明|你能做什么|能做什么|你会什么|help|\/help|\?)$/i, 'help'],
  [/^(你好|您好|早上好|上午好|下午好|晚上好|在吗|在么|hi|hello|嗨|\/start|开始)$/i, 'hello'],
  [/^(谢谢|多谢|感谢|谢了|辛苦了?|好的?|知道了|明白了?|收到|ok|嗯+)(你|您|啦|了)?$/i, 'thanks'],
  [/^(我的岗位|岗位|我的职务|\/posts|我是什么岗位|我在什么岗位)$/, 'posts'],
  [
    /^(我要|我想|帮我|请)?(添加|新增|增加|登记|设置|选择|换|更换|修改)(一个|一下)?(我的)?(岗位|职务)$/,
    'add-post',
  ],
  [/^(取消|算了|不记了|不用了|\/cancel|cancel)$/i, 'cancel'],
  [
    /^((是的?|对的?|好的?|嗯+|可以|行|没错|没问题)[,，、 ]*)?(确认(无误|一下|吧)?|确定|记(上|吧|下|录)?吧?|入账|提交|yes|y)$|^(是的?|对的?|没错|可以)$/i,
    'confirm',
  ],
  [/^(清空|清除|删除)(对话|聊天|聊天记录)$/, 'clear'],
  [/^(法规|规定|有哪些(法规|规定)|法规列表|全文|看全文)$/, 'regulations'],
]

/**
 * Reads what is meant for 照单 itself; null for anything else.
 * @param text what was typed, without surrounding white space.
 */
export function readCommand(text: string): Command | null {
  const bare = text.replace(/[\s。！!～~，,.]+$/u, '')
  if (/^我?(删除|去掉|移除)(我的)?(岗位|职务)(登记)?.{0,40}$/.test(bare))
    return { type: 'remove-post', words: bare }
  for (const [pattern, type] of EXACT) if (pattern.test(bare)) return { type } as Command
  return readTenureCommand(bare)
}
