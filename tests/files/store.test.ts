import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileError, type FileStore, LONGEST_NAME, MOST_BYTES, openFiles } from '../../src/files/index.ts'
import { cleanName } from '../../src/files/names.ts'
import { folder, photo, picture, word } from './making.ts'

let dir: string
let end: () => Promise<void>
let files: FileStore
beforeEach(async () => {
  ;({ dir, end } = await folder())
  files = openFiles(join(dir, 'files'))
})
afterEach(() => end())

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof FileError ? error.fault : String(error)),
  )
const text = (words: string) => ({ name: '记录.txt', content: Buffer.from(words) })

describe('files kept by the hash of their content', () => {
  it('keeps a file byte for byte, readable to the owner alone', async () => {
    const content = await photo()
    const kept = await files.keep({ name: '现场照片.jpg', content })
    expect(kept).toEqual({
      sha256: sha256(content),
      name: '现场照片.jpg',
      mediaType: 'image/jpeg',
      bytes: content.length,
    })
    expect(await files.read(kept.sha256)).toEqual(content)
    const path = join(dir, 'files', kept.sha256.slice(0, 2), kept.sha256)
    expect(await readFile(path)).toEqual(content)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(dir, 'files'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(dir, 'files', 'unfinished'))).toEqual([])
  })

  it('keeps the same content once, whatever its names', async () => {
    const [first, second, other] = await Promise.all([
      files.keep(text('会议记录')),
      files.keep({ ...text('会议记录'), name: '另一个名字.txt' }),
      files.keep(text('另一份会议记录')),
    ])
    expect(first.sha256).toBe(second.sha256)
    expect(second.name).toBe('另一个名字.txt')
    expect(await files.list()).toEqual([first.sha256, other.sha256].sort())
  })

  it('takes up to the limit and no more', async () => {
    const letters = Buffer.alloc(MOST_BYTES + 1, 'a')
    expect(await fault(files.keep({ name: 'a.txt', content: letters.subarray(0, MOST_BYTES) }))).toBe('none')
    expect(await fault(files.keep({ name: 'a.txt', content: letters }))).toBe('too-large')
    expect(await fault(files.keep({ name: 'a.txt', content: Buffer.alloc(0) }))).toBe('empty')
    expect(await files.list()).toHaveLength(1)
  })

  it('finds that a file was changed on the disk, and mends it when it comes again', async () => {
    const kept = await files.keep(text('会议记录'))
    await writeFile(join(dir, 'files', kept.sha256.slice(0, 2), kept.sha256), '别的内容')
    expect(await fault(files.read(kept.sha256))).toBe('disk')
    await files.keep(text('会议记录'))
    expect((await files.read(kept.sha256)).toString()).toBe('会议记录')
  })

  it('knows no file of another name', async () => {
    expect(await fault(files.read('0'.repeat(64)))).toBe('unknown')
    for (const name of ['', '../../settings', 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}\n`]) {
      expect(await fault(files.read(name))).toBe('unknown')
      expect(await fault(files.thumbnail(name))).toBe('unknown')
    }
  })

  it.skipIf(process.getuid?.() === 0)('says what to do where the disk takes nothing', async () => {
    await mkdir(join(dir, 'files'))
    await chmod(join(dir, 'files'), 0o500)
    await expect(files.keep(text('会议记录'))).rejects.toThrow(/没有权限.*没有存下/)
    await chmod(join(dir, 'files'), 0o700)
  })

  it('says so where a file stands in the place of the folder, and names no path', async () => {
    await writeFile(join(dir, 'files'), '')
    const failed = files.keep(text('会议记录'))
    await expect(failed).rejects.toMatchObject({ fault: 'disk' })
    await expect(failed).rejects.not.toThrow(dir)
  })
})

describe('thumbnails', () => {
  it('are small, upright, and hold nothing of what the camera wrote', async () => {
    const content = await photo(1600, 1200)
    expect(content.includes('ZDPHONE')).toBe(true)
    const { sha256: id } = await files.keep({ name: 'a.jpg', content })
    const small = await files.thumbnail(id)
    const { width, height, format, exif } = await sharp(small ?? Buffer.alloc(0)).metadata()
    // Turned by its camera: higher than wide.
    expect({ width, height, format, exif }).toEqual({
      width: 240,
      height: 320,
      format: 'jpeg',
      exif: undefined,
    })
    expect(await files.thumbnail(id)).toEqual(small)
    expect(await files.read(id)).toEqual(content)
    expect(await files.list()).toEqual([id])
  })

  it('are not made larger, nor of what is no picture or cannot be decoded', async () => {
    const tiny = await files.keep({ name: 'a.png', content: await picture('png', 20) })
    expect((await sharp((await files.thumbnail(tiny.sha256)) ?? Buffer.alloc(0)).metadata()).width).toBe(20)
    const minutes = await files.keep({ name: 'a.docx', content: await word(['会议纪要']) })
    expect(await files.thumbnail(minutes.sha256)).toBeNull()
    const broken = Buffer.concat([(await photo()).subarray(0, 200), Buffer.alloc(50)])
    const kept = await files.keep({ name: 'a.jpg', content: broken })
    expect(await files.thumbnail(kept.sha256)).toBeNull()
    expect(await files.read(kept.sha256)).toEqual(broken)
  })
})

describe('the sweep', () => {
  it('deletes what is older than the instant and used by nothing, and its thumbnail', async () => {
    let now = new Date('2026-01-01T00:00:00Z')
    const kept = openFiles(join(dir, 'files'), { clock: () => now })
    const used = await kept.keep(text('用上的'))
    const old = await kept.keep({ name: 'a.jpg', content: await photo() })
    await kept.thumbnail(old.sha256)
    const again = await kept.keep(text('又来一次'))
    now = new Date('2026-01-02T00:00:00Z')
    const fresh = await kept.keep(text('新的'))
    await kept.keep(text('又来一次'))
    const leftover = join(dir, 'files', 'unfinished', 'leftover')
    await writeFile(leftover, '')
    await utimes(leftover, 0, 0)

    const noon = new Date('2026-01-01T12:00:00Z')
    expect(await kept.sweep(new Set([used.sha256]), noon)).toBe(1)
    expect(await kept.list()).toEqual([used, again, fresh].map((each) => each.sha256).sort())
    expect(await readdir(join(dir, 'files', 'thumbnails', old.sha256.slice(0, 2)))).toEqual([])
    expect(await readdir(join(dir, 'files', 'unfinished'))).toEqual([])
    expect(await kept.sweep(new Set(), new Date('2026-01-02T00:00:00Z'))).toBe(1)
    expect(await kept.sweep(new Set(), new Date('2026-01-02T00:00:00.001Z'))).toBe(2)
  })

  it('finds nothing in a folder that is not there', async () => {
    expect(await files.list()).toEqual([])
    expect(await files.sweep(new Set(), new Date())).toBe(0)
  })
})

describe('names', () => {
  it.each([
    ['会议纪要.docx', ['.docx'], '会议纪要.docx'],
    ['../../etc/passwd', ['.txt'], 'passwd.txt'],
    ['C:\\Users\\a\\照片.JPG', ['.jpg', '.jpeg'], '照片.JPG'],
    ['照片\u202egpj.exe', ['.jpg', '.jpeg'], '照片gpj.exe.jpg'],
    ['a\u0000b\r\nc.pdf', ['.pdf'], 'ab_c.pdf'],
    ['', ['.png'], '附件.png'],
    ['.png', ['.png'], '附件.png'],
    ['文件夹/', ['.png'], '附件.png'],
    ['照片.jpeg', ['.jpg', '.jpeg'], '照片.jpeg'],
    ['CON', ['.txt'], '_CON.txt'],
    ['lpt1.2026.txt', ['.txt'], '_lpt1.2026.txt'],
    ['CONtract.txt', ['.txt'], 'CONtract.txt'],
    ['a"b<c>|?.txt', ['.txt'], 'a_b_c___.txt'],
  ])('%j becomes a safe one', (given, endings, kept) => expect(cleanName(given, endings)).toBe(kept))

  it('are never longer, and never lose their ending', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanName(given, ['.pdf'])
        expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME)
        expect(name.toLowerCase().endsWith('.pdf')).toBe(true)
        expect(name).not.toMatch(/[/\\\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(cleanName(name, ['.pdf'])).toBe(name)
      }),
    )
    expect([...cleanName('长'.repeat(200), ['.pdf'])]).toHaveLength(LONGEST_NAME)
  })
})
