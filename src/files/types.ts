/** A file as it is kept, by the hash of its content. */
export interface KeptFile {
  /** SHA-256 of the content, 64 hexadecimal digits. */
  sha256: string
  /** The name that it came with, without folders. */
  name: string
  /** By its content, not its name: image/jpeg, application/pdf … */
  mediaType: string
  bytes: number
}

/** Why a file is not kept. */
export type FileFault = 'empty' | 'too-large' | 'kind' | 'secret' | 'disk' | 'unknown'

export interface FileStore {
  /**
   * Keeps a file: durable once it resolves. The same content is kept once.
   * @throws {FileError} a sentence for the person: empty, too large, of a kind that is not taken, or with a 密级 mark
   * (绝密 机密 秘密) in its name or on its first page. Nothing of it is kept then.
   */
  keep(file: { name: string; content: Uint8Array }): Promise<KeptFile>
  /** @throws {FileError} `unknown` where it is not there, `disk` where its content is no longer that of its hash. */
  read(sha256: string): Promise<Buffer>
  /** A small JPEG of a picture, made once; null of what is no picture. */
  thumbnail(sha256: string): Promise<Buffer | null>
  /** Hashes of all files that are kept. */
  list(): Promise<string[]>
  /** Deletes what is older than the instant and not among `used`. Returns how many. */
  sweep(used: ReadonlySet<string>, before: Date): Promise<number>
}
