import { WRONG_CODES_AN_HOUR } from '../../access/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { Member, Redemption } from '../../storage/index.ts'
import { openPostCard } from '../cards/post-card.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { onlyInPrivate } from './only-in-private.ts'
import { tellInviter } from './tell-inviter.ts'
import { momentText, placeText } from './words.ts'

/** What a link from a group carries over begins with a letter and a hyphen, as no code does; anything else is a code. */
const CARRIED = /^[a-z]-/
const CODE = /^[A-Za-z0-9_-]{1,64}$/

/** Whether a payload of /start comes from a group (g-, j-, l-, d-), and is no invitation code. */
export function isCarried(payload: string): boolean {
  return CARRIED.test(payload)
}

/** Whether a payload of /start may be an invitation code at all. */
export function isCode(payload: string): boolean {
  return CODE.test(payload) && !isCarried(payload)
}

/** Whether the person may try one more code. */
export function triesLeft(turn: Turn): boolean {
  return turn.limits.wrongCodes.full(turn.by, turn.now) === null
}

/** Takes a code for an invitation to the person who speaks. Codes that let nobody in are counted. */
export async function useCode(turn: Turn, code: string): Promise<Reply> {
  const elsewhere = onlyInPrivate(turn)
  if (elsewhere) return elsewhere
  if (!isCode(code)) {
    return sentence('这不是邀请码。邀请码是管理员发来的一串字母和数字，请发送“/start ”加上那一串。')
  }
  if (!triesLeft(turn)) {
    return sentence(
      `一小时内已有 ${WRONG_CODES_AN_HOUR.most} 个邀请码不能用，请过一小时再试，或请管理员核对。`,
    )
  }
  const before = await turn.parts.store.member(turn.by)
  const redemption = await turn.parts.store.redeem(code, turn.by, turn.now.toISOString())
  if ('member' in redemption) {
    if (redemption.outcome === 'joined') await tellInviter(turn, redemption.invitation)
    return greet(turn, redemption, before)
  }
  turn.limits.wrongCodes.count(turn.by, turn.now)
  return sentence(`${await whyNot(turn, redemption.outcome, code)}${before ? '您现有的身份没有变化。' : ''}`)
}

async function whyNot(
  turn: Turn,
  outcome: 'unknown' | 'used' | 'expired' | 'revoked',
  code: string,
): Promise<string> {
  switch (outcome) {
    case 'unknown':
      return '没有这个邀请码，请核对是否完整，或向管理员再要一个。'
    case 'used':
      return '这个邀请码已经用过了；一个邀请码只能用一次，请向管理员再要一个。'
    case 'revoked':
      return '这个邀请码已由管理员撤销，请向管理员再要一个。'
    case 'expired':
      return `这个邀请码已过期${await endedOn(turn, code)}，请向管理员再要一个。`
  }
}

/** （11月29日 09:00）; empty where it cannot be told. */
async function endedOn(turn: Turn, code: string): Promise<string> {
  const unused = await turn.parts.store.openInvitations(new Date(0).toISOString())
  const invitation = unused.find((each) => each.code === code)
  return invitation ? `（${momentText(invitation.expiresAt, turn.today)}）` : ''
}

async function greet(
  given: Turn,
  { outcome, member }: Extract<Redemption, { member: Member }>,
  before: Member | null,
): Promise<Reply> {
  const owner = given.standing.role === 'owner'
  const { role, region, unit } = member
  const turn: Turn = { ...given, standing: { role: owner ? 'owner' : role, region, unit } }
  const now = placeText(turn, member)
  if (outcome === 'joined-before') return sentence(`您已经用这个邀请码加入过了：${now}。`, '设置', '帮助')
  const said =
    before === null
      ? `欢迎使用照单。您的身份：${now}。`
      : `您的身份已由“${placeText(turn, before)}”改为“${now}”。`
  if (owner) return sentence(`${said}您仍是管理员。`, '设置', '帮助')
  if (member.role === 'staff') {
    // Without a unit there is nobody to record for.
    return member.unit === null
      ? sentence(`${said}接下来可以登记自己的岗位，也可以直接提问。`, '添加岗位', '设置', '帮助')
      : sentence(
          `${said}可以代本单位的领导记履职，先要本人同意：点“申请代录”。`,
          '申请代录',
          '添加岗位',
          '设置',
          '帮助',
        )
  }
  return turn.tenures.length > 0
    ? sentence(`${said}原来登记的岗位和台账都在。`, '本季度我要做什么', '我的岗位')
    : openPostCard(turn, said)
}
