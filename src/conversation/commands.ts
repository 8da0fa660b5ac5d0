/** What a person may say to 照单 itself, as opposed to about the law or their work. */
export type Command =
  | { type: 'help' }
  | { type: 'hello' }
  | { type: 'thanks' }
  | { type: 'posts' }
  | { type: 'add-post' }
  | { type: 'remove-post' }
  | { type: 'cancel' }
  | { type: 'confirm' }
  | { type: 'clear' }
  | { type: 'regulations' }
  /** 我是镇长；3月1日到任区长 */
  | { type: 'took-post'; words: string; since: string }
  /** 6月30日离任；我不再担任镇长 */
  | { type: 'left-post'; words: string; until: string }

const EXACT: [RegExp, Command['type']][] = [
  [/^(帮助|怎么用|使用说明|说明|你能做什么|能做什么|你会什么|help|\/help|\?)$/i, 'help'],
  [/^(你好|您好|早上好|上午好|下午好|晚上好|在吗|在么|hi|hello|嗨|\/start|开始)$/i, 'hello'],
  [/^(谢谢|多谢|感谢|谢了|辛苦了?|好的?|知道了|明白了?|收到|ok|嗯+)(你|您|啦|了)?$/i, 'thanks'],
  [/^(我的岗位|岗位|我的职务|\/posts|我是什么岗位|我在什么岗位)$/, 'posts'],
  [/^(添加|新增|增加|登记|设置|选择|换|更换|修改)(一个)?(我的)?(岗位|职务)$/, 'add-post'],
  [/^(删除|去掉|移除)(我的)?(岗位|职务)(登记)?$/, 'remove-post'],
  [/^(取消|算了|不记了|不用了|\/cancel|cancel)$/i, 'cancel'],
  [/^(确认|确定|对|对的|是|是的|没错|可以|记吧|记上|ok确认|yes|y)$/i, 'confirm'],
  [/^(清空|清除|删除)(对话|聊天|聊天记录)$/, 'clear'],
  [/^(法规|规定|有哪些(法规|规定)|法规列表|全文|看全文)$/, 'regulations'],
]

/** Job words without which 我是… is no statement about a post. */
const JOB = /书记|[区市县镇乡州局处科院部厅办]长|主任|主席|委员|常委|负责人|领导|干部|局长|科员|工作人员|政委/

/**
 * Reads what is meant for 照单 itself; null for anything else.
 * @param text what was typed, without surrounding white space.
 */
export function readCommand(text: string): Command | null {
  const bare = text.replace(/[\s。！!～~，,.]+$/u, '')
  for (const [pattern, type] of EXACT) if (pattern.test(bare)) return { type } as Command
  return readTenure(bare)
}

function readTenure(text: string): Command | null {
  if (text.length > 60 || /[?？吗呢]/.test(text) || /检查|调研|会议|要做|职责/.test(text)) return null
  const left = /不再担任|不当|卸任|离任|离职|调离|退休|免去|免职/.exec(text)
  if (left && /^(我|本人|于|\d|[一二三四五六七八九十今昨前上本])/.test(text)) {
    return { type: 'left-post', words: text, until: text }
  }
  const took = /到任|上任|就任|任职|担任|调任|转任|接任|当选|任命为|履新/.exec(text)
  if (took && JOB.test(text) && /^(我|本人|于|自|从|\d|[一二三四五六七八九十今昨前上本])/.test(text)) {
    return { type: 'took-post', words: text, since: text }
  }
  const am = /^(?:我|本人)(?:现在|目前)?(?:是|的(?:岗位|职务)是|任)(.{2,40})$/.exec(text)
  if (am && JOB.test(am[1] as string)) return { type: 'took-post', words: am[1] as string, since: '' }
  return null
}
