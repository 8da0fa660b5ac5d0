/** The barest telegraf bot, in a process of its own: says back what it is told. Arguments: the Bot API's address, a token. */
import { Telegraf } from 'telegraf'
import { tellCpu } from './telegram-child.ts'

const [apiRoot = '', token = ''] = process.argv.slice(2)
const bot = new Telegraf(token, { telegram: { apiRoot } })
bot.on('text', (ctx) => ctx.reply(ctx.message.text))
tellCpu()
process.once('SIGTERM', () => bot.stop('SIGTERM'))
await bot.launch()
