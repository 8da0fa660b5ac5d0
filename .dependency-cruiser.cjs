/** The pipeline, top to bottom: a folder may import only folders below it, and only through their door. */
const layers = [
  ['cli'],
  ['channels'],
  ['conversation'],
  ['answers', 'understanding', 'ledger', 'access'],
  ['duties', 'retrieval'],
  ['knowledge'],
  ['regulation', 'storage', 'reply'],
  ['text', 'calendar', 'speech'],
]
const upward = layers.flatMap((names, level) => {
  const above = layers.slice(0, level).flat()
  return above.length === 0
    ? []
    : [
        {
          name: `no-upward-from-${names.join('-')}`,
          comment: 'Imports point down the pipeline.',
          severity: 'error',
          from: { path: `^src/(${names.join('|')})/` },
          to: { path: `^src/(${above.join('|')})/` },
        },
      ]
})
/** Other folders import a folder's index.ts alone; cli composes everything and may reach the channels' own doors. */
const doors = {
  name: 'through-the-door',
  comment: 'A folder is imported through its index.ts.',
  severity: 'error',
  from: { path: '^src/([^/]+)/' },
  to: {
    path: '^src/[^/]+/',
    pathNot: [
      '^src/$1/',
      '^src/[^/]+/index\\.ts$',
      '^src/channels/[^/]+/index\\.ts$',
      '^src/channels/log\\.ts$',
    ],
  },
}
const engine = {
  name: 'sql-only-in-storage',
  comment: 'Nothing outside src/storage knows which engine it is.',
  severity: 'error',
  from: { path: '^src/', pathNot: '^src/storage/' },
  to: { path: 'node_modules/(knex|sqlite3)/' },
}
const platform = {
  name: 'telegraf-only-in-its-channel',
  comment: 'Nothing outside the Telegram channel knows which package stands behind it.',
  severity: 'error',
  from: { path: '^src/', pathNot: '^src/channels/telegram/api/' },
  to: { path: 'node_modules/(telegraf|@telegraf)/' },
}
const models = {
  name: 'openai-only-in-speech',
  comment: 'Nothing outside src/speech knows which package stands behind it.',
  severity: 'error',
  from: { path: '^src/', pathNot: '^src/speech/' },
  to: { path: 'node_modules/openai/' },
}
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'settings-stand-alone',
      severity: 'error',
      from: { path: '^src/settings' },
      to: { path: '^src/[^/]+/' },
    },
    ...upward,
    doors,
    engine,
    models,
    platform,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/channels/web/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
}
