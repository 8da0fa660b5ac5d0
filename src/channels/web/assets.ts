import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { findPackageJSON, stripTypeScriptTypes } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Asset {
  body: string
  contentType: string
  /** Strong validator of HTTP: quoted hash of the body. */
  etag: string
}

export interface Assets {
  /** By path: `/`, `/login`, `/page/main.ts`, `/vendor/lit-html/lit-html.js` … */
  files: Map<string, Asset>
  /** CSP sources (`'sha256-…'`) of the inline scripts of the HTML files: their import map. */
  scriptHashes: string[]
}

const PAGE = fileURLToPath(new URL('./page/', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** The parts of lit-html that the page uses, and what those import. */
const LIT_HTML = [
  'lit-html.js',
  'directive.js',
  'directive-helpers.js',
  'directives/class-map.js',
  'directives/if-defined.js',
  'directives/live.js',
  'directives/repeat.js',
]

/** Reads every file that the page consists of, once: nothing is fetched from any network, nothing is built. */
export async function loadAssets(): Promise<Assets> {
  const files = new Map<string, Asset>()
  const add = (path: string, extension: string, body: string) =>
    files.set(path, { body, contentType: TYPES[extension] ?? 'text/plain', etag: `"${sha256(body)}"` })

  for (const name of await readdir(PAGE, { recursive: true })) {
    const extension = extname(name)
    if (!(extension in TYPES)) continue
    const source = await readFile(join(PAGE, name), 'utf8')
    if (extension === '.html') add(name === 'index.html' ? '/' : `/${name.slice(0, -5)}`, extension, source)
    else add(`/page/${name}`, extension, extension === '.ts' ? stripTypes(source) : source)
  }
  for (const name of LIT_HTML) {
    const source = await readFile(join(litHtmlFolder(), name), 'utf8')
    // Source maps are not served; the line would make browsers' developer tools ask for them.
    add(`/vendor/lit-html/${name}`, '.js', source.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'))
  }
  const html = [...files.values()].filter((file) => file.contentType.startsWith('text/html'))
  const scriptHashes = html
    .flatMap((file) => inlineScripts(file.body))
    .map((code) => `'sha256-${sha256(code)}'`)
  return { files, scriptHashes }
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script type="importmap">([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function litHtmlFolder(): string {
  const manifest = findPackageJSON('lit-html', import.meta.url)
  if (!manifest) throw new Error('找不到 lit-html：请先运行 npm install。')
  return dirname(manifest)
}

/**
 * Node warns once that its type stripping may still change; the version is pinned and a test reads the page, so the
 * warning is kept from the person who starts 照单. Only this warning, only during this synchronous call.
 */
function stripTypes(source: string): string {
  const emitWarning = process.emitWarning
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
