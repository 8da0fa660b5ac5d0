import { type Block, type Reply, reply } from '../../reply/index.ts'

/** The plans that the person asked to be reminded of, and plainly what that means so far. */
export function plansReply(plans: Block[]): Reply {
  const none: Block = {
    type: 'lead',
    text: '没有记下的计划。要做的事可以先告诉我，例如“下周三带队检查化工厂”。',
  }
  return reply({
    blocks: [
      ...(plans.length > 0 ? plans : [none]),
      { type: 'note', text: '记下的计划在您打开照单时显示；现在还不能到时间主动发消息提醒' },
    ],
  })
}
