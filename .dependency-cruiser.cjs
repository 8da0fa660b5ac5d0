/** The pipeline, top to bottom: a folder may import only folders below it, and only through their door. */
const layers = [
  ['cli'],
  ['channels'],
  ['conversation'],
  ['exports'],
  ['phrasing', 'interpretation'],
  ['checklist'],
  ['answers', 'understanding', 'ledger', 'access', 'reminders'],
  ['imports'],
  ['duties', 'retrieval', 'drafting'],
  ['knowledge'],
  ['regulation', 'storage', 'reply', 'files'],
  ['model'],
  ['text', 'calendar', 'speech', 'documents', 'embedding', 'chain'],
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
/** A package that one folder stands in front of: nothing else may know it. */
const behind = (name, folder, packages) => ({
  name,
  comment: `Nothing outside ${folder} knows which package stands behind it.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^${folder}/` },
  to: { path: `node_modules/(${packages})/` },
})
const hidden = [
  behind('sql-only-in-storage', 'src/storage', 'knex|sqlite3'),
  behind('telegraf-only-in-its-channel', 'src/channels/telegram/api', 'telegraf|@telegraf'),
  behind('openai-only-in-speech-and-embedding', 'src/(speech|embedding)', 'openai'),
  behind('chinese-days-only-where-days-are-read', 'src/(calendar|understanding)', 'chinese-days'),
  behind(
    'langchain-only-in-model-and-the-retriever',
    'src/(model|retrieval/langchain)',
    '@langchain|cockatiel',
  ),
  behind('canonical-json-only-in-chain', 'src/chain', 'canonicalize'),
  behind('file-kinds-and-pictures-only-in-files', 'src/files', 'file-type|sharp'),
  behind('documents-are-made-in-exports', 'src/exports', 'docx|hucre|ical-generator|echarts|@resvg'),
  behind('archives-are-made-in-two-places', 'src/(exports|storage/archive)', 'yazl'),
]
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
    ...hidden,
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
