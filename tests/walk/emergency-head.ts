import type { Year } from './types.ts'

/** 应急局局长 from March on: no inspection in the first weeks, one date corrected, two works on one day. */
export const emergencyHead: Year = {
  person: 'tg:1002',
  name: '刘志强',
  deeds: [
    { at: '2025-03-10 09:30', says: '我是薛城区应急管理局局长，今天到任', sees: '已登记岗位' },
    {
      at: '2025-03-18 17:00',
      says: '今天召开了全区安全生产工作会议',
      files: ['minutes'],
      taps: ['确认'],
      sees: '已记入台账',
    },
    { at: '2025-04-08 17:10', says: '今天召开安全生产工作会议', taps: ['确认'], sees: '已记入台账' },
    {
      at: '2025-05-10 09:00',
      says: '今天带队检查了邹坞镇加油站',
      files: ['photo'],
      taps: ['确认'],
      sees: '已记入台账',
    },
    {
      at: '2025-05-10 09:20',
      says: '刚才那条日期错了，是5月9日，原因是记成了今天',
      taps: ['确认'],
      sees: '已更正',
    },
    { at: '2025-07-15 18:00', says: '今天召开安全生产工作会议', taps: ['确认'], sees: '已记入台账' },
    {
      at: '2025-08-20 19:00',
      says: '今天上午带队检查了宏源化工厂，下午带队检查了陶庄粮库',
      files: ['photo'],
      taps: ['确认'],
      sees: '已记入台账',
    },
    { at: '2025-10-20 17:00', says: '今天召开安全生产工作会议', taps: ['确认'], sees: '已记入台账' },
    { at: '2025-12-17 16:00', says: '今天带队检查了沙沟镇烟花爆竹仓库', taps: ['确认'], sees: '已记入台账' },
  ],
}
