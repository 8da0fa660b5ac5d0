export { type BotApiOptions, createBotApi } from './bot-api.ts'
export { ApiError } from './errors.ts'
export type { ApiFault, BotApi, KeyboardButton, OutgoingMessage } from './types.ts'
