/** An OLE compound file (the container of old Office files) with the given streams, each of at most 4,096 bytes. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(streams)
  // Sector 0 is the allocation table, then the directory, then eight sectors a stream (no small streams).
  const directorySectors = Math.ceil((names.length + 1) / 4)
  const first = 1 + directorySectors
  const sectors = first + names.length * 8
  const file = Buffer.alloc((sectors + 1) * 512)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.writeUInt16LE(62, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4096, 56)
  file.writeUInt32LE(0xfffffffe, 60)
  file.writeUInt32LE(0xfffffffe, 68)
  for (let at = 0; at < 109; at += 1) file.writeUInt32LE(at === 0 ? 0 : 0xffffffff, 76 + at * 4)
  for (let at = 0; at < 128; at += 1) {
    const ends = at === directorySectors || (at >= first && (at - first) % 8 === 7)
    const next = at === 0 ? 0xfffffffd : ends ? 0xfffffffe : at + 1
    file.writeUInt32LE(at < sectors ? next : 0xffffffff, 512 + at * 4)
  }
  const entry = (index: number, name: string, type: number, child: number, start: number): void => {
    const at = 1024 + index * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
    file.writeUInt8(type, at + 66)
    file.writeUInt32LE(0xffffffff, at + 68)
    file.writeUInt32LE(type === 2 && index < names.length ? index + 1 : 0xffffffff, at + 72)
    file.writeUInt32LE(child, at + 76)
    file.writeUInt32LE(start, at + 116)
    file.writeUInt32LE(type === 2 ? 4096 : 0, at + 120)
  }
  entry(0, 'Root Entry', 5, 1, 0xfffffffe)
  for (const [at, name] of names.entries()) {
    entry(at + 1, name, 2, 0xffffffff, first + at * 8)
    file.set(streams[name] as Uint8Array, (first + at * 8 + 1) * 512)
  }
  return Uint8Array.from(file)
}
