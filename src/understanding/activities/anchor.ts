import { indexOf } from '../vocabulary/index.ts'
import type { ActivityPatterns } from './patterns.ts'

export type Family = 'field' | 'meeting' | 'document' | 'analysis' | 'training' | 'study' | 'other'

/** What a clause says was done, before it is told which activity it is. */
export interface Anchor {
  family: Family
  /** Where the wording begins in the clause. */
  at: number
  /** Says by itself that something was carried out (带队, 召开, 参加, 公示), and may begin a new event after another. */
  strong: boolean
  attend: boolean
  delegate: boolean
  lead: boolean
}

/** Finds what a clause is about; null where it names no activity. `onSite` = a person who acts is named. */
export function anchorOf(text: string, p: ActivityPatterns, onSite: boolean): Anchor | null {
  const lead = indexOf(p.lead, text)
  const attendAt = attendIndex(text, p)
  const found = family(text, p, onSite || lead >= 0)
  if (!found) {
    if (
      attendAt >= 0 &&
      (/活动|仪式|会(?!后)|检查|调研|培训|宣传|研修|研讨|学习|论坛|观摩|考试/.test(text.slice(attendAt)) ||
        p.look.test(text.slice(attendAt)) ||
        /^陪[同着了的]?(?:$|.{0,8}(?:领导|长|书记|组|主任|天|全程))/.test(text.slice(attendAt)))
    ) {
      return { family: 'other', at: attendAt, strong: true, attend: true, delegate: false, lead: false }
    }
    return lead >= 0 && (/带队|率队|带的队/.test(text) || lead <= 2)
      ? { family: 'field', at: lead, strong: true, attend: false, delegate: false, lead: true }
      : null
  }
  const attend = attendAt >= 0 && attendAt <= found.at + 2 && !/述职/.test(text)
  const delegateAt = indexOf(p.delegate, text)
  const delegate =
    !attend &&
    (found.family === 'field' || found.family === 'other') &&
    delegateAt >= 0 &&
    found.at - delegateAt >= 2 &&
    (lead < 0 || lead > delegateAt) &&
    /^[^,。;我]{2,}/.test(text.slice(delegateAt + 1, found.at + 1))
  const strong = found.strong || attend || delegate || lead >= 0
  return {
    ...found,
    at: Math.min(found.at, lead >= 0 ? lead : found.at),
    strong,
    attend,
    delegate,
    lead: lead >= 0,
  }
}

/** Going along with a superior: 跟书记去检查. */
const FOLLOWS =
  /(?:在|到|去|赴)(?:市|省|区|县|上级|市委|省委|区委|县委|自治区)(?:里|上)?(?:党校)?[^,。;]{0,3}(?:开[^,。;]{0,10}会|学习|培训|参会|听课)|党校(?:上了|上课|学习|听|参加|接受|脱产)|听了[^,。;]{0,8}课|(?<![观组织])看了[^,。;]{0,6}(?:警示|教育|宣教)片|给我们[^,。;]{0,2}[讲上]|(?:书记|[区县市镇乡局厅]长|主任|领导|他|她)(?:带|领|叫|喊|拉)(?:着|上)?(?:我们?|俺们?|咱们?)|(?:跟(?:着|随)?|(?<![伴跟追])随)[^,。;]{0,4}(?:书记|市长|区长|县长|省长|镇长|局长|厅长|部长|主任|领导|检查组|督导组|专家组|巡查组)/

const firstOf = (a: number, b: number) => (a < 0 ? b : b < 0 ? a : Math.min(a, b))

/** 参加 and 陪同 as what the subject did; not 参加人员, nor 邀请专家参加 after the fact. */
function attendIndex(text: string, p: ActivityPatterns): number {
  const at = firstOf(indexOf(p.attend, text), indexOf(FOLLOWS, text))
  if (at < 0 || /(?:(?:邀请|让|叫|请)[^,]{0,10}|组织[^,]{2,10})$/.test(text.slice(0, at))) return -1
  return at
}

type Found = Pick<Anchor, 'family' | 'at' | 'strong'>

function family(text: string, p: ActivityPatterns, onSite: boolean): Found | null {
  const hosted = indexOf(p.host, text)
  const meetingAt = meetingIndex(text, p)
  const documentAt = documentIndex(text, p)
  const tourAt = /巡查组[^,。;]{0,14}进驻/.exec(text)?.index ?? -1
  if (tourAt >= 0) return { family: 'field', at: tourAt, strong: true }
  const inspectAt = fieldIndex(text, p, onSite)
  const named = isNamedMeeting(text, p)
  if (p.debrief.test(text) && !/听取/.test(text))
    return { family: 'document', at: indexOf(p.debrief, text), strong: true }
  if (documentAt >= 0 && p.publish.test(text) && ONCE_APPROVED.test(text))
    return { family: 'document', at: documentAt, strong: true }
  if (meetingAt >= 0 && named && !(inspectAt >= 0 && inspectAt < meetingAt && p.lead.test(text))) {
    return { family: 'meeting', at: hosted >= 0 ? Math.min(hosted, meetingAt) : meetingAt, strong: true }
  }
  if (documentAt >= 0) return { family: 'document', at: documentAt, strong: true }
  const trainingAt = indexOf(p.training, text)
  if (meetingAt >= 0 && hosted >= 0 && trainingAt < 0 && !(inspectAt >= 0 && inspectAt < hosted)) {
    return { family: 'meeting', at: Math.min(hosted, meetingAt), strong: !p.incidental.test(text) }
  }
  if (inspectAt >= 0 && !(trainingAt >= 0 && trainingAt < inspectAt)) {
    return { family: 'field', at: inspectAt, strong: p.lead.test(text) || p.research.test(text) }
  }
  if (trainingAt >= 0) return { family: 'training', at: trainingAt, strong: true }
  const situationAt = indexOf(p.situation, text)
  if (situationAt >= 0 && p.analysis.test(text)) {
    return { family: 'analysis', at: Math.min(situationAt, indexOf(p.analysis, text)), strong: true }
  }
  const otherAt = indexOf(p.other, text)
  if (meetingAt >= 0) return { family: 'meeting', at: meetingAt, strong: false }
  const verbAt = indexOf(p.trainingVerb, text)
  if (verbAt >= 0 && /组织|集中|集体|专题|开展|学了|传达学习/.test(text))
    return { family: 'training', at: verbAt, strong: true }
  const studyAt =
    indexOf(p.study, text) >= 0 ? indexOf(p.study, text) : indexOf(/听取[^,。;]{0,14}安全/, text)
  if (studyAt >= 0) return { family: 'study', at: studyAt, strong: /组织|牵头|专题|召集|主持/.test(text) }
  return otherAt >= 0 ? { family: 'other', at: otherAt, strong: false } : null
}

/** 经常务会议审定后公示: what the meeting was for came after it. */
const ONCE_APPROVED = /经[^,。;]{2,16}(?:审[定议]|研究|通过|讨论|同意)[^,。;]{0,4}后/

function isNamedMeeting(text: string, p: ActivityPatterns): boolean {
  return (
    p.named.some(({ pattern }) => pattern.test(text)) ||
    p.foreignMeeting.test(text) ||
    p.studyGroup.test(text) ||
    p.executiveOffice.test(text) ||
    p.bureauMeeting.test(text) ||
    (p.safetyMeeting.test(text) && !p.training.test(text))
  )
}

/** A meeting that is held; not one whose spirit is passed on. */
function meetingIndex(text: string, p: ActivityPatterns): number {
  const spirit = /(?:传达|贯彻|落实|学习)[^,。;]{0,24}(?:会议?精神|会议?要求|讲话)/
  const rest = text.replace(spirit, (all) => '\u0001'.repeat(all.length))
  return [
    p.meeting,
    p.studyGroup,
    p.safetyMeeting,
    p.executiveOffice,
    p.bureauMeeting,
    ...p.named.map(({ pattern }) => pattern),
  ].reduce((first, pattern) => {
    const at = indexOf(pattern, rest)
    return at >= 0 && (first < 0 || at < first) ? at : first
  }, -1)
}

function documentIndex(text: string, p: ActivityPatterns): number {
  const listAt = indexOf(p.list, text)
  const debriefAt = indexOf(p.debrief, text)
  if (debriefAt >= 0) return debriefAt
  if (
    listAt >= 0 &&
    (p.publish.test(text) ||
      p.review.test(text) ||
      p.draft.test(text) ||
      /制定|印发|出台|修订|编制|下发|审定|审议|讨论|研究|确定|调整|完善|定稿|挂网|上网|发布|张贴/.test(text))
  ) {
    return listAt
  }
  const reportAt = indexOf(p.report, text)
  if (reportAt >= 0 && p.duty.test(text) && !/听取/.test(text.slice(0, reportAt))) return reportAt
  const bulletinAt = indexOf(p.bulletin, text)
  if (bulletinAt >= 0 && /安全|隐患|事故/.test(text) && !/会上/.test(text)) return bulletinAt
  if (/(?:向|给)[^,。;]{0,14}(?:报告|汇报)/.test(text) && /安全/.test(text)) return reportAt
  const assessAt = indexOf(p.assess, text)
  if (assessAt >= 0 || listAt >= 0 || !/安全/.test(text)) return assessAt
  return (
    /(?:进行|开展|组织|实施|完成)[^,。;]{0,12}(?:考核|评价)|对[^,。;]{2,20}(?:考核|评价)/.exec(text)?.index ??
    -1
  )
}

function fieldIndex(text: string, p: ActivityPatterns, onSite: boolean): number {
  const inspectAt = indexOf(p.inspect, text)
  const researchAt = indexOf(p.research, text)
  const lookAt =
    onSite ||
    (!p.training.test(text) &&
      /安全|消防|隐患|燃气|查[的了过]|去查(?!资料|档案|账|病|体|成绩|分|一下|询)[\u4e00-\u9fff]{2}|[去到][^,。;]{1,10}[看转走]了/.test(
        text,
      ))
      ? indexOf(p.look, text)
      : -1
  return [inspectAt, researchAt, lookAt]
    .filter((at) => at >= 0)
    .reduce((a, b) => (a < 0 ? b : Math.min(a, b)), -1)
}
