import type { ActivityWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** Words between the parts of a verb: 了, 一下, 完. */
const ASPECT = '(?:了|过|完|好|一下|一次|一趟)?'

/**
 * The patterns by which activities are found and told apart, compiled once from the vocabulary. None is global or
 * sticky: they may be shared.
 */
export interface ActivityPatterns {
  lead: RegExp
  /** Words of inspecting in themselves (检查, 督导). */
  inspect: RegExp
  /** Words of being on site that only with a leader make an inspection (察看, 去了). */
  look: RegExp
  research: RegExp
  tour: RegExp
  attend: RegExp
  delegate: RegExp
  /** A meeting named in the regulations, by activity id. */
  named: { activity: string; pattern: RegExp }[]
  foreignMeeting: RegExp
  studyGroup: RegExp
  bureauMeeting: RegExp
  executiveOffice: RegExp
  safetyMeeting: RegExp
  incidental: RegExp
  /** Any noun of a meeting. */
  meeting: RegExp
  host: RegExp
  agenda: RegExp
  agendaStart: RegExp
  training: RegExp
  trainingVerb: RegExp
  list: RegExp
  publish: RegExp
  draft: RegExp
  review: RegExp
  debrief: RegExp
  report: RegExp
  duty: RegExp
  bulletin: RegExp
  assess: RegExp
  analysis: RegExp
  situation: RegExp
  study: RegExp
  other: RegExp
  /** Activities that imported regulations bring along, by the words that report them. */
  own: { activity: string; pattern: RegExp }[]
}

/** An activity that an imported regulation brings along. */
export interface OwnActivity {
  id: string
  words: readonly string[]
}

/** 查 and 看 by themselves: 查安全, 查的加油站, 看消防; not 调查, 审查, 看法. */
const BARE_LOOK =
  '(?<![检督巡调审核复自纠抽排暗夜突普追侦搜稽翻])查(?!看|询|阅|验|处|封|收|清|明|找|账|台|一下|记录|我|今|本|上)|(?<![察查收观翻中])看(?!下|一下|法|待|来|望|守|管|护|见|好|台|记录|一下我|我|今|书|病|报|新闻|到|起)'

/** 率区应急局、住建局负责同志, 带执法人员. */
const WITH_STAFF =
  '(?<![效频概比税利])率(?=[^,。;队]{1,24}?(?:负责|同志|人员|部门|专家|干部|班子|的人|单位|局|大队|[去到赴]|前往|深入))|(?:带|领|叫)(?:着|上|了)?(?=(?!队)[^,。;]{0,10}?队员|[^,。;队]{0,16}?(?:几个人|[几两三四五六七八\\d][个名位](?:人|同志|队员|干部|专家)|负责人|同志|人员|人手|的人|专家|站的|局的|几个|一帮人|一行人))'

/** A meeting: 会议, or 会 where it is not 会后, 社会, 机会 … */
const MEETING =
  '(?:会议(?!室|纪要|通知|记录|材料|方案|议程|厅|中心)|(?<![社机不都才就也只将还能误委商工学协融体约聚宴拜领照集国法人各])会(?![后上前议计员同长展面师诊谈餐所馆费籍徽标费场商](?!议)|(?:去|到|带|组织|安排|开|来|议)))'

export function compileActivities(words: ActivityWords, own: readonly OwnActivity[] = []): ActivityPatterns {
  const { field, meeting, documents } = words
  const re = (...lists: (readonly string[])[]) => new RegExp(anyOf(...lists))
  const council = anyOf(meeting.council)
  const named = [
    'standing-committee-meeting',
    'government-executive-meeting',
    'party-work-committee-meeting',
  ] as const
  return {
    lead: new RegExp(`${anyOf(field.lead)}(?!制度|制)|${WITH_STAFF}`),
    inspect: new RegExp(
      `检察(?!院|官|长|机关|员|建议|室|部门|系统)|(?<!对照|自我)${anyOf(field.inspect)}(?!组|站(?!点)|计划|方案|制度|记录|表|单位|证|通知|院|机关|室|点评|考核)`,
    ),
    look: new RegExp(`${anyOf(field.look)}|${BARE_LOOK}`),
    research: re(field.research),
    tour: re(field.tour),
    attend: new RegExp(`${anyOf(field.attend)}(?!同?下|人员|单位|演练的|的(?:有|还有|人))`),
    delegate: new RegExp(
      `(?<!(?:根据|按照?|依照?|遵照|结合|经)[^,。;]{0,8})(?<!请示|申|邀|敬|提|聘|恳)${anyOf(field.delegate)}(?!部署|假|示|专家(?!去|前往)|把|将|问|教|记|登|录|帮|确认|补|代|替)`,
    ),
    named: named.map((activity) => ({
      activity,
      pattern: new RegExp(`(?<!人大|政协)${anyOf(meeting[activity])}(?!委员(?!会)|成员|精神)`),
    })),
    foreignMeeting: re(meeting.foreign),
    studyGroup: re(meeting['group-study']),
    bureauMeeting: re(meeting.bureau),
    executiveOffice: re(meeting['executive-office']),
    safetyMeeting: new RegExp(
      `${council}(?=[^,。;]{0,8}会|[^,。;]{0,6}(?:研究|听取|审议|部署))|(?:召开|主持|开了?|参加|列席|组织|开完)[^,。;]{0,8}${council}(?!办)|${anyOf(meeting.safety)}|(?:安全生产|安全|消防)[^,。;和及、]{0,10}${MEETING}`,
    ),
    incidental: re(meeting.incidental),
    meeting: new RegExp(
      `${MEETING}|${anyOf(meeting['standing-committee-meeting'], meeting['government-executive-meeting'], meeting['party-work-committee-meeting'])}`,
    ),
    host: new RegExp(`${anyOf(meeting.host)}`),
    agenda: re(meeting.agenda),
    agendaStart: new RegExp(`^[\\s并还会上同时主要重点]*${anyOf(meeting.agenda)}`),
    training: new RegExp(`${anyOf(words.training)}(?!机构|学校|中心|基地|场所)`),
    trainingVerb: new RegExp(`${anyOf(words['training-verbs'])}${ASPECT}`),
    list: new RegExp(`${anyOf(documents.list)}`),
    publish: new RegExp(`(?<!未|没|拟|待)${anyOf(documents.publish)}`),
    draft: re(documents.draft),
    review: re(documents.review),
    debrief: re(documents.debrief),
    report: re(documents.report),
    duty: re(documents.duty),
    bulletin: new RegExp(`${anyOf(documents.bulletin)}(?!批评|表扬)`),
    assess: re(documents.assess),
    analysis: re(words.analysis),
    situation: re(words.situation),
    study: re(words.study),
    own: own.map((each) => ({ activity: each.id, pattern: re(each.words) })),
    other: new RegExp(
      `${anyOf(words.other, ...own.map((each) => each.words))}(?!大队|支队|总队|队伍|中心|指挥部|小组|室|局|站)`,
    ),
  }
}
