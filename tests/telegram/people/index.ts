/**
 * People on Telegram, for readable tests:
 *
 * ```ts
 * const world = new TestWorld(inProcess(server))
 * const zhang = await world.user('张三')
 * await zhang.says('今天带队检查了三家企业')
 * await zhang.taps('确认')
 * await zhang.sees(/已记入台账/)
 * ```
 */
export type { Words } from './chat.ts'
export { Group } from './group.ts'
export { Person } from './person.ts'
export { showTranscript } from './show.ts'
export { type Status, TestWorld } from './world.ts'
