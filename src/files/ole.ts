/** Old Office files, read just far enough to tell what they are and to find their words. */

export type OleKind = 'doc' | 'xls' | 'ppt' | 'encrypted' | 'other'

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** By the names of the streams that only each has; a password makes one of its own. */
export function oleKind(bytes: Uint8Array): OleKind {
  const all = bufferOf(bytes)
  if (all.includes(utf16('EncryptedPackage\0')) || all.includes(utf16('EncryptionInfo\0'))) return 'encrypted'
  if (all.includes(utf16('WordDocument\0'))) return 'doc'
  if (all.includes(utf16('PowerPoint Document\0'))) return 'ppt'
  if (all.includes(utf16('Workbook\0')) || all.includes(utf16('Book\0'))) {
    return isLockedSheet(all) ? 'encrypted' : 'xls'
  }
  return 'other'
}

/** The first record of a workbook's stream, as Excel 97 and later write it. */
const FIRST_RECORD = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00])
const FIRST_LENGTH = 20
const FILE_PASS = 0x2f
/** What may stand before the record of a password. */
const LOOKED_AT = 6

/** Whether the record of a password follows the workbook's first one. */
function isLockedSheet(all: Buffer): boolean {
  const start = all.indexOf(FIRST_RECORD)
  if (start < 0) return false
  let at = start + FIRST_LENGTH
  for (let record = 0; record < LOOKED_AT && at + 4 <= all.length; record += 1) {
    if (all.readUInt16LE(at) === FILE_PASS) return true
    at += 4 + all.readUInt16LE(at + 2)
  }
  return false
}

/**
 * The Chinese words of an old workbook, a cell a line. Its strings are UTF-16 between binary numbers that are no
 * Chinese letters, at even or odd places.
 */
export function sheetLines(bytes: Uint8Array): string[] {
  const all = bufferOf(bytes)
  return [0, 1].flatMap((from) => {
    const text = all.subarray(from, from + Math.floor((all.length - from) / 2) * 2).toString('utf16le')
    return text.match(/[\p{Script=Han}\u2605\u2606\u3000-\u303f\uff00-\uff5e0-9 :*]{2,200}/gu) ?? []
  })
}
