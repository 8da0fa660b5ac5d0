/** What a person asks about what is kept of them. */
export type PersonalCommand =
  /** 我的数据保存多久 */
  | { type: 'kept' }
  /** 删除我的个人数据 */
  | { type: 'erase' }

const KEPT =
  /^(?:我的(?:个人)?(?:数据|信息|资料)|(?:你|照单)?(?:都)?(?:保存|保留|存|记)了?我的?(?:哪些|什么)(?:个人)?(?:数据|信息|资料|东西)?|(?:我的)?(?:个人)?(?:数据|信息|资料|记录|台账)(?:会|要)?(?:保存|保留|存)(?:多久|多长时间|期限|到什么时候)|数据(?:保留|保存)(?:期限|说明)?|隐私(?:说明|政策)?)[?？。]?$/
const ERASE =
  /^(?:我要|我想|请|帮我)?(?:(?:删除|清除|删掉|抹掉|注销)(?:我的)?(?:全部|所有)?(?:个人)?(?:数据|信息|资料|账号|账户)|(?:把)?我的(?:个人)?(?:数据|信息|资料|账号|账户)(?:都|全部?|全都)?(?:删除?|清除|注销)(?:掉|了|除)?|注销)[。!！]?$/

/** Reads such words; null for anything else. `text` without surrounding white space. */
export function readPersonalCommand(text: string): PersonalCommand | null {
  if (KEPT.test(text)) return { type: 'kept' }
  return ERASE.test(text) ? { type: 'erase' } : null
}
