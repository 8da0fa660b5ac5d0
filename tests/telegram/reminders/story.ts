/** What happens to the county in 2026, in the order of the days. */
import { type County, joins, records, takesPart } from './county.ts'
import type { Event, Life } from './life.ts'

/** The group is not reminded from the first day up to, but not including, the second. */
export const PAUSED = { from: '2026-07-20', to: '2026-09-10' } as const
/** Days on which the product did not run, or could not reach Telegram, at nine o'clock. */
export const DOWN = { from: '2026-03-14', to: '2026-03-20T10:00' } as const
export const TELEGRAM_DOWN = '2026-09-16'

const DAILY = '今天述职，列入了安全生产履职情况'

export function story(county: County, life: Life): Event[] {
  const { clerk, secretary, head, deputy, successor, town, onlooker, group } = county
  const by = (at: string, does: Event['does']): Event => ({ at, does })
  const logs = (at: string, person: typeof town, words: string) => by(at, () => records(person, words))
  return [
    // What is not allowed to anybody but an administrator.
    by('2026-01-04T10:00', async () => {
      await onlooker.taps('今天不再提醒', { in: group })
      await onlooker.sees('只有群管理员', { in: group })
    }),
    logs('2026-01-14T16:30', head, '今天带队检查了鑫达物流园'),
    logs('2026-01-20T17:00', head, '今天制定并公示了年度安全生产责任清单'),
    logs('2026-02-10T17:00', secretary, '昨天到沙沟镇调研了安全生产工作'),
    logs('2026-02-26T17:00', deputy, '今天带队检查了城东加油站'),
    // The evening before the digest of 30 days; withdrawn when that has gone by.
    logs('2026-02-27T20:00', town, '今天带队检查了宏源化工厂'),
    by('2026-03-03T10:00', async () => {
      await town.says('刚才那条记错了，撤销')
      await town.taps('确认撤销')
      await town.sees('已撤销')
    }),
    by(`${DOWN.from}T07:00`, () => life.dies()),
    by(DOWN.to, () => life.starts()),
    logs('2026-03-23T18:00', head, '今天政府常务会议听取了安全生产工作汇报'),
    // By the digest's own button.
    by('2026-03-24T15:00', async () => {
      await town.taps('我已完成（记录）')
      await town.taps('昨天')
      await town.sees('将记入台账')
      await town.taps('确认')
      await town.sees('已记入台账')
    }),
    // Nobody leads an inspection in the second quarter in time; it is logged when the quarter is over.
    logs('2026-04-22T16:00', head, '今天带队检查了光明水泥厂'),
    logs('2026-04-22T16:30', head, '今天政府常务会议听取了安全生产工作汇报'),
    by('2026-05-12T17:00', async () => {
      await deputy.says('我已离任分管安全生产的副区长')
      await deputy.taps('今天')
      await deputy.sees('任职到2026年5月12日')
      await deputy.taps('确认')
      await deputy.sees(/\S/)
    }),
    by('2026-05-18T08:30', async () => {
      await joins(clerk, successor, '我是薛城区分管安全生产的副区长，5月18日到任')
      await group.adds(successor)
      await takesPart(successor, group, '只计人数')
    }),
    by('2026-06-08T10:00', async () => {
      await town.says('提醒我周五前开会')
      await town.taps('到时提醒我')
      await town.sees(/好的|提醒您/)
    }),
    logs('2026-06-10T17:00', secretary, '今天主持召开常委会研究安全生产工作'),
    logs('2026-06-11T17:00', secretary, '今天组织中心组安全生产集体学习'),
    logs('2026-06-12T17:00', secretary, '今天到周营镇调研了安全生产工作'),
    logs('2026-06-24T17:00', successor, '今天带队检查了城西加油站'),
    logs('2026-07-06T10:00', town, '6月29日带队检查了鑫达物流园'),
    logs('2026-07-15T17:00', head, '今天带队检查了山亭路工地'),
    by(`${PAUSED.from}T08:00`, async () => {
      await clerk.says('/remind', { in: group })
      await clerk.sees('已开启', { in: group })
      await clerk.taps('暂停', { in: group })
      await clerk.sees('已暂停', { in: group })
    }),
    by(`${PAUSED.to}T08:00`, async () => {
      await clerk.taps('恢复', { in: group })
      await clerk.sees('已开启', { in: group })
    }),
    by('2026-08-31T09:30', async () => {
      await town.taps('今天不再提醒')
      await town.sees('今天不再提醒')
    }),
    by(`${TELEGRAM_DOWN}T08:00`, () => life.telegramFails()),
    by('2026-09-17T08:00', () => life.telegramIsBack()),
    logs('2026-09-18T17:00', secretary, '今天到邹坞镇调研了安全生产工作'),
    logs('2026-09-22T17:00', town, '今天带队检查了宏源化工厂'),
    logs('2026-10-14T17:00', secretary, '今天组织中心组安全生产集体学习'),
    by('2026-11-04T10:00', async () => {
      await town.says('下周三准备带队检查光明水泥厂')
      await town.taps('到时提醒我')
      await town.sees(/好的|提醒您/)
    }),
    by('2026-11-10T10:00', () => group.migrates()),
    logs('2026-11-11T17:00', town, '今天带队检查了光明水泥厂'),
    logs('2026-12-10T17:00', secretary, DAILY),
    logs('2026-12-16T17:00', town, DAILY),
    logs('2026-12-29T17:00', head, DAILY),
  ]
}
