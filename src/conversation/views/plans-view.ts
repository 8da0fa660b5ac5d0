import { type Block, type Reply, reply } from '../../reply/index.ts'
import { say } from '../say.ts'

/** What the person plans and wants to be reminded of. */
export function plansReply(plans: Block[]): Reply {
  const none: Block = {
    type: 'lead',
    text: '没有记下的计划。要做的事可以先告诉我，例如“下周三带队检查化工厂”“提醒我周五前交材料”。',
  }
  return reply({
    blocks: [
      ...(plans.length > 0 ? plans : [none]),
      { type: 'note', text: '到时我会发消息提醒；要撤回、改时间，说“提醒”' },
    ],
    buttons: [[say('提醒')]],
  })
}
