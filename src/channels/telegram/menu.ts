/** The commands that Telegram shows as a menu. What they do is read by the conversation core. */
export const PRIVATE_MENU = [
  { command: 'duties', description: '本季度我要做什么' },
  { command: 'log', description: '记一项履职活动' },
  { command: 'ledger', description: '看我的台账' },
  { command: 'ask', description: '问安全生产责任的规定' },
  { command: 'remind', description: '提醒：设置、计划' },
  { command: 'posts', description: '我的岗位' },
  { command: 'settings', description: '设置：称呼、代录人、群里显示' },
  { command: 'help', description: '怎么用' },
  { command: 'cancel', description: '取消正在进行的操作' },
  { command: 'start', description: '开始，或使用邀请码' },
]

/** In a group only what is for everybody. */
export const GROUP_MENU = [
  { command: 'ask', description: '问安全生产责任的规定' },
  { command: 'duties', description: '我的职责（到私聊查看）' },
  { command: 'remind', description: '群提醒（管理员设置，成员参加）' },
  { command: 'help', description: '怎么用' },
]
