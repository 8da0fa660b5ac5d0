/** Phones as a page of HTML. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entity, findEntities, type TranscriptMessage } from '../botapi/index.ts'
import { escapeHtml, markup } from './markup.ts'
import type { Phone } from './types.ts'

const STYLE = ['phone.css', 'bubble.css']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('')
const COLOURS = 6

/** @param aheadMs how far the rehearsal's clock is ahead of the server's. */
export function pageOf(columns: Phone[][], aheadMs: number): string {
  const all = columns.map(
    (phones) => `<div class="column">${phones.map((phone) => phoneHtml(phone, aheadMs)).join('')}</div>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${STYLE}</style><main>${all.join('')}</main></html>`
}

function phoneHtml(phone: Phone, aheadMs: number): string {
  const face = `<span class="face">${escapeHtml([...phone.title][0] ?? '')}</span>`
  const names = `<div><b>${escapeHtml(phone.title)}</b><small>${escapeHtml(phone.subtitle)}</small></div>`
  const shown = phone.messages.filter((message) => !message.deleted)
  const days = shown.map((message) => dayOf(message.at, aheadMs))
  const severalDays = new Set(days).size > 1
  const body = shown
    .map((message, index) => {
      const heading = severalDays && days[index] !== days[index - 1] ? service(days[index] ?? '') : ''
      return heading + (message.what === 'service' ? joined(message) : bubble(message, phone, aheadMs))
    })
    .join('')
  return `<h2>${escapeHtml(phone.caption)}</h2><section><header><span class="back"></span>${face}${names}</header><div class="chat">${body}</div><footer><span class="typed">输入消息</span></footer></section>`
}

const service = (text: string) => `<p class="service">${escapeHtml(text)}</p>`
const joined = (message: TranscriptMessage) => service(`${message.from.name} 将 照单 加入群组`)

function bubble(message: TranscriptMessage, phone: Phone, aheadMs: number): string {
  const own = message.from.id === phone.viewer
  const name =
    phone.group && !own
      ? `<b class="name c${message.from.bot ? 0 : 1 + (message.from.id % (COLOURS - 1))}">${escapeHtml(message.from.name)}</b>`
      : ''
  const time = `<time>${message.edits > 0 ? '已编辑 ' : ''}${clock(message.at, aheadMs)}</time>`
  const words = `<div class="words">${markup(shownText(message), withLinks(message))}${time}</div>`
  const rows = message.buttons.map(
    (row) =>
      `<div class="row">${row.map((button) => `<span class="button${button.url ? ' out' : ''}">${escapeHtml(button.text)}</span>`).join('')}</div>`,
  )
  return `<article class="${own ? 'own' : 'other'}${rows.length > 0 ? ' wide' : ''}"><div class="bubble">${name}${answered(message, phone)}${words}</div>${rows.join('')}</article>`
}

/** Clients make links of addresses, names and commands in what a bot writes, but not inside code. */
function withLinks({ text, entities, from }: TranscriptMessage): Entity[] {
  if (!from.bot) return entities
  const code = entities.filter((entity) => entity.type === 'code' || entity.type === 'pre')
  const links = findEntities(text).filter(
    (link) => !code.some((one) => link.offset >= one.offset && link.offset < one.offset + one.length),
  )
  return [...entities, ...links]
}

/** Whoever comes by a link sees no more than the command. */
const shownText = ({ text, from }: TranscriptMessage) =>
  from.bot ? text : text.replace(/^(\/start) \S+$/, '$1')

function answered(message: TranscriptMessage, phone: Phone): string {
  const to = phone.chat.find((one) => one.id === message.replyTo)
  if (!to) return ''
  return `<div class="answered"><b>${escapeHtml(to.from.name)}</b><span>${escapeHtml(to.text.split('\n')[0] ?? '')}</span></div>`
}

/** 9月30日, in Asia/Shanghai. */
function dayOf(at: string, aheadMs: number): string {
  const parts = { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' } as const
  return new Date(Date.parse(at) + aheadMs).toLocaleDateString('zh-CN', parts)
}

/** HH:MM in Asia/Shanghai. */
function clock(at: string, aheadMs: number): string {
  return new Date(Date.parse(at) + aheadMs).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  })
}
