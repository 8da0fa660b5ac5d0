import type { Year } from './types.ts'

const registered: Year['deeds'] = [
  {
    at: '2025-01-03 09:10',
    says: '我是薛城区区长，2024年6月1日到任',
    sees: '已登记岗位',
  },
]

const firstHalf: Year['deeds'] = [
  {
    at: '2025-01-08 16:30',
    says: '今天主持召开区政府常务会议，听取了安全生产工作汇报',
    files: ['minutes'],
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-01-20 10:00',
    says: '今天制定并公示了区政府年度安全生产责任清单',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-02-14 17:40',
    says: '今天带队检查了薛城化工园区',
    files: ['photo', 'photo'],
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-03-05 09:00',
    says: '添加清单事项：每季度听取一次危险化学品整治专班汇报，来源：市安委会〔2025〕3号，2025年3月1日',
    taps: ['确认'],
    sees: '本单位补充',
  },
  {
    at: '2025-04-10 11:20',
    says: '今天主持召开区政府常务会议研究安全生产工作',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-05-22 18:05',
    says: '今天带队检查了万达广场消防安全',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-05-30 15:00',
    says: '收到群众举报后，今天协调应急、消防部门专项整治了沿街商铺',
    taps: ['确认', /第七条/],
    sees: '关联',
  },
  {
    at: '2025-06-26 17:00',
    says: '今天对年度责任清单落实情况组织了检查考核',
    taps: ['确认'],
    sees: '已记入台账',
  },
]

const secondHalf: Year['deeds'] = [
  {
    at: '2025-07-09 16:00',
    says: '今天主持召开区政府常务会议听取安全生产工作汇报',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-10-13 08:50',
    says: '9月18日带队检查了陶庄煤矿',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-10-15 16:10',
    says: '今天主持召开区政府常务会议研究安全生产工作',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-11-12 18:00',
    by: 'clerk',
    says: '代张明远记：今天带队检查了薛城高铁站',
    taps: ['确认'],
    sees: '已代张明远记入台账',
  },
  { at: '2025-11-12 18:20', taps: ['确认属实'], sees: '确认' },
  {
    at: '2025-12-05 09:00',
    says: '昨天带队检查了奥体中心',
    taps: ['确认'],
    sees: '已记入台账',
  },
  {
    at: '2025-12-05 09:05',
    says: '撤销上一条，因为那次是副区长带队',
    taps: ['确认撤销'],
    sees: '已撤销',
  },
  {
    at: '2025-12-29 17:30',
    says: '今天参加年度述职，把安全生产履职情况列入了述职内容',
    taps: ['确认'],
    sees: '已记入台账',
  },
]

/** 区长: all but the second review of the lists and two reports to the task force are on record; one entry is late. */
export const districtHead: Year = {
  person: 'tg:1001',
  name: '张明远',
  deeds: [...registered, ...firstHalf, ...secondHalf],
}
