/** Fills a store with texts until it is done or killed: `fill-child.ts FOLDER BASE_URL COUNT`. */
import { fillStore, openEmbedder, openVectorStore } from '../../src/embedding/index.ts'

const [dir = '', baseUrl = '', count = '0'] = process.argv.slice(2)
const embedder = await openEmbedder({ baseUrl, model: 'bge-m3' }, { probeMs: 60_000 })
const store = openVectorStore(dir, embedder)
const texts = Array.from({ length: Number(count) }, (_, at) => `第${at}条 检查第${at * 7}次`)
await fillStore(store, embedder, texts, {
  onProgress: ({ done, all }) => process.stdout.write(`${done}/${all}\n`),
})
await store.close()
