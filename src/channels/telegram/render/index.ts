export { encodeAction, readData, type TapData } from './data.ts'
export { render } from './render.ts'
export type { Part, Rendered } from './types.ts'
