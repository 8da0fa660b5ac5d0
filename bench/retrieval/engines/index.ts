import type { Open } from '../types.ts'

/** Every engine that is compared, in the order of the table: its name there, and where it is. */
export const ENGINES: Record<string, { name: string; load(): Promise<{ open: Open }> }> = {
  none: { name: '(no engine)', load: () => import('./none.ts') },
  langchain: { name: 'LangChain splitter + MiniSearch', load: () => import('./langchain.ts') },
  flexsearch: { name: 'FlexSearch, jieba', load: () => import('./flexsearch.ts') },
  minisearch: { name: 'MiniSearch, jieba', load: () => import('./minisearch.ts') },
  fts5: { name: 'SQLite FTS5, jieba', load: () => import('./fts5.ts') },
  ours: { name: '照单', load: () => import('./ours.ts') },
}
