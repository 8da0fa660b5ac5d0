/**
 * To be given to Node with --import: writes the packages of the chat model that were loaded, one a line, into the file
 * that LOADED_FILE names.
 */
import { writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const seen = new Set<string>()
registerHooks({
  load(url, context, next) {
    const name = /node_modules\/(@langchain\/[^/]+|openai|cockatiel)\//.exec(url)?.[1]
    if (name) seen.add(name)
    return next(url, context)
  },
})
process.on('exit', () => {
  if (process.env.LOADED_FILE) writeFileSync(process.env.LOADED_FILE, [...seen].join('\n'))
})
