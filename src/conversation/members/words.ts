import type { Standing } from '../../access/index.ts'
import { type CivilDate, civilDateOf, formatShort, timeOfDay } from '../../calendar/index.ts'
import { regions } from '../../knowledge/index.ts'
import type { Role } from '../../storage/index.ts'
import type { Turn } from '../turn.ts'

/** What is said about who uses 照单, and about oneself. */
export type MemberCommand =
  /** `words` may name whom: 枣庄某区安委办的工作人员. */
  | { type: 'invite'; words: string }
  | { type: 'invitations' }
  | { type: 'members' }
  | { type: 'settings' }
  | { type: 'name'; name: string }
  | { type: 'rename' }
  | { type: 'my-number' }
  /** In which groups the own duties may be shown. */
  | { type: 'groups' }

const EXACT: [RegExp, 'invitations' | 'members' | 'settings' | 'rename' | 'my-number' | 'groups'][] = [
  [
    /^(看|查|查看)?(一下)?(有哪些|未使用的|没用的|没用过的|我的)(邀请|邀请码)$|^邀请(列表|记录)$/,
    'invitations',
  ],
  [/^(撤销|作废|取消)(一个)?邀请码?$/, 'invitations'],
  [
    /^(看|查|查看)?(一下)?(成员|成员名单|成员列表|有哪些成员|有哪些人|谁在用)$|^(移除|删除)成员$|^移除(?!.*(?:条|号|记录|岗位|职务))\S{2,8}$/,
    'members',
  ],
  [/^(打开)?(设置|我的设置|个人设置)$/, 'settings'],
  [/^群(里|内|聊)?显示(设置)?$/, 'groups'],
  [/^(改|修改|换|设置)(一下)?(我的)?(称呼|名字|姓名)$/, 'rename'],
  [/^(我的|我)(编号|号码|id)(是什么|是多少|呢)?[?？]?$/i, 'my-number'],
]
const INVITE = /^(?:我要|我想|帮我|请)?邀请(?:一下)?(?:[一1]?[位名个])?(.{0,40})$/
/** Whom an invitation may be for. */
const INVITED =
  /^$|(?:人员|领导|干部|成员|用户|人|同事|同志|书记|[市区县镇乡局部]长|主任)$|(?:书记|[市区县镇乡局部]长|主任)\s+\S{2,30}$/
/** Then a visit is told, or asked about, and no invitation wanted. */
const NO_INVITE = /检查|调研|参加|会议|培训|学习|专家|讲课|授课|媒体|群众|[了吗呢?？，,。]/
const NAMED =
  /^(?:我叫|请?叫我|以后叫我|称呼我(?:为)?|我的(?:名字|姓名|称呼)(?:叫|是|改成|改为)?)[\s:：]*(\S.*)$/u
/** 叫我去开会, 我叫了车, 我叫什么: no names. */
const NO_NAME =
  /^(?:了|上(?!官)|去|来|他|她|人|大家|你|您|我|几)|检查|开会|会议|参加|什么|怎么|谁|调研|[吗呢了吧?？，。！,.!：:；;]/u
/** 我叫张伟，是镇长: tells a post, and the name beside it. */
const WITH_POST =
  /^\S{2,4}[\s，,、]+.*(?:书记|[区市县镇乡州局处科院部厅办站所]长|主任|主席|委员|常委|负责人)/u

/** Reads what is said about invitations, members and oneself; null for anything else. */
export function readMemberCommand(text: string): MemberCommand | null {
  for (const [pattern, type] of EXACT) if (pattern.test(text)) return { type }
  const named = NAMED.exec(text)?.[1]
  if (named !== undefined && !NO_NAME.test(named) && !WITH_POST.test(named))
    return { type: 'name', name: named.trim() }
  const invited = INVITE.exec(text)?.[1]
  return invited !== undefined && INVITED.test(invited) && !NO_INVITE.test(invited)
    ? { type: 'invite', words: invited }
    : null
}

const ROLES: Record<Role, string> = { official: '领导干部', staff: '工作人员' }

/** 领导干部 or 工作人员. */
export function roleName(role: Role): string {
  return ROLES[role]
}

/** 枣庄市 for the id of its regulation; 不限地区 for null; the id itself for one not loaded any more. */
export function regionName(turn: Turn, region: string | null): string {
  if (region === null) return '不限地区'
  return (
    regions(turn.parts.knowledge).find((each) => each.regulation === region)?.name ??
    turn.parts.knowledge.pack(region)?.meta.region.name ??
    region
  )
}

/** 工作人员，枣庄市，某区安委办 */
export function placeText(
  turn: Turn,
  of: { role: Role; region: string | null; unit: string | null },
): string {
  return [roleName(of.role), regionName(turn, of.region), of.unit].filter(Boolean).join('，')
}

/** What the person may do here, in a word. */
export function standingName(standing: Standing): string {
  const names = { local: '本机用户', guest: '访客', owner: '管理员', ...ROLES }
  return names[standing.role]
}

/** 11月29日 09:00, in Asia/Shanghai. */
export function momentText(iso: string, today: CivilDate): string {
  const at = new Date(iso)
  return `${formatShort(civilDateOf(at), today)} ${timeOfDay(at)}`
}
