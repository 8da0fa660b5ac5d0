export { type SendingLimits, TELEGRAM_LIMITS, type TelegramOptions } from './options.ts'
export { startTelegram, type TelegramChannel } from './start.ts'
