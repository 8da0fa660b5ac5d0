/**
 * What can go wrong with a store, one class per cause. Every message is a Chinese sentence for the person who runs
 * the product: what happened, that nothing was changed, and what to do. Messages hold the file as it was configured
 * and nothing else of the machine or of the people in the ledger; the engine's own error is kept as `cause`.
 */
export type StoreFault =
  | 'corrupt'
  | 'empty'
  | 'not-a-database'
  | 'read-only'
  | 'newer'
  | 'older'
  | 'locked'
  | 'full'
  | 'unreachable'
  | 'refused'
  | 'closed'

/** The common parent: catch this one to show `message` to the person. */
export class StoreError extends Error {
  readonly fault: StoreFault
  /** The database file as configured. */
  readonly file: string
  constructor(fault: StoreFault, file: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.fault = fault
    this.file = file
  }
}

/** The file is a database whose pages are damaged. It is left as it is. */
export class StoreCorruptError extends StoreError {
  /** First finding of the engine's check; null where the engine gave none. */
  readonly finding: string | null
  constructor(file: string, finding: string | null, cause?: unknown) {
    super(
      'corrupt',
      file,
      `数据库文件 ${file} 已损坏，照单没有改动它。请先把它所在的整个文件夹复制一份留存，再用备份替换它，或用 sqlite3 的 .recover 命令取出其中的记录。`,
      cause,
    )
    this.finding = finding
  }
}

/** The file is no database, or one of another product. It is left as it is. */
export class NotADatabaseError extends StoreError {
  readonly found: 'other-file' | 'other-product'
  constructor(file: string, found: 'other-file' | 'other-product', cause?: unknown) {
    super(
      'not-a-database',
      file,
      found === 'other-file'
        ? `文件 ${file} 不是数据库，或文件头已损坏，照单没有改动它。请改用别的数据文件夹，或把这个文件移走后用备份替换。`
        : `文件 ${file} 是其他程序的数据库，照单没有改动它。请改用别的数据文件夹，或把这个文件移走。`,
      cause,
    )
    this.found = found
  }
}

/** The file holds nothing at all: it was emptied, or never written. Only what does not make a new one says so. */
export class StoreEmptyError extends StoreError {
  constructor(file: string) {
    super(
      'empty',
      file,
      `文件 ${file} 是空的，一个字节也没有。如果里面原来有记录，请先停止照单，再用备份恢复。`,
    )
  }
}

/** The file, or the folder that must take its journal, cannot be written. */
export class StoreReadOnlyError extends StoreError {
  readonly what: 'file' | 'folder'
  constructor(file: string, what: 'file' | 'folder', cause?: unknown) {
    super(
      'read-only',
      file,
      what === 'file'
        ? `数据库文件 ${file} 不可写，什么也没有存入。请让运行照单的用户对它有写权限，或改用别的数据文件夹。`
        : `数据库文件 ${file} 所在的文件夹不可写，什么也没有存入。请让运行照单的用户对这个文件夹有写权限，或改用别的数据文件夹。`,
      cause,
    )
    this.what = what
  }
}

/** The database was written by a later version of the product. */
export class StoreNewerError extends StoreError {
  readonly foundVersion: number
  readonly supportedVersion: number
  constructor(file: string, foundVersion: number, supportedVersion: number) {
    super(
      'newer',
      file,
      `数据库文件 ${file} 由更新版本的照单写成（数据库版本 ${foundVersion}，本程序只认得到 ${supportedVersion}），照单没有改动它。请升级照单后再打开。`,
    )
    this.foundVersion = foundVersion
    this.supportedVersion = supportedVersion
  }
}

/** The database is of a version that has no chain yet; only what does not bring it up to date says so. */
export class StoreOlderError extends StoreError {
  readonly foundVersion: number
  constructor(file: string, foundVersion: number) {
    super(
      'older',
      file,
      `数据库文件 ${file} 由较早版本的照单写成（数据库版本 ${foundVersion}），里面还没有记录链，照单没有改动它。请先启动一次照单，让它升级数据库，再来核验。`,
    )
    this.foundVersion = foundVersion
  }
}

/** Another process held the database for longer than the store waits. */
export class StoreLockedError extends StoreError {
  readonly waitedMs: number
  constructor(file: string, waitedMs: number, cause?: unknown) {
    super(
      'locked',
      file,
      `数据库文件 ${file} 正被另一个程序占用，等了 ${Math.max(1, Math.round(waitedMs / 1000))} 秒仍未空出，这一次什么也没有存入。请关闭占用它的程序后再试。`,
      cause,
    )
    this.waitedMs = waitedMs
  }
}

/** No space is left for the database. What was confirmed before stays. */
export class StoreFullError extends StoreError {
  constructor(file: string, cause?: unknown) {
    super(
      'full',
      file,
      `磁盘已满，数据库文件 ${file} 存不下了，这一次什么也没有存入，以前的记录都在。请腾出空间后再试一次。`,
      cause,
    )
  }
}

/** The file cannot be opened or read: a path that leads nowhere, a disk that fails. */
export class StoreUnreachableError extends StoreError {
  /** The system's or the engine's code, e.g. `ENOTDIR`, `SQLITE_IOERR`. */
  readonly systemCode: string
  constructor(file: string, systemCode: string, cause?: unknown) {
    super(
      'unreachable',
      file,
      `数据库文件 ${file} 打不开或读写失败（${systemCode}），这一次什么也没有存入。请检查数据文件夹的路径和磁盘。`,
      cause,
    )
    this.systemCode = systemCode
  }
}

/** The store's own rules refused the rows: an edit of the ledger, an unknown person, an impossible value. */
export class StoreRefusedError extends StoreError {
  /** The rule that refused, in the words of the schema. */
  readonly rule: string
  constructor(file: string, rule: string, cause?: unknown) {
    super(
      'refused',
      file,
      '这次写入不符合台账的规则，什么也没有存入。这是程序的差错，请连同操作步骤一起反馈。',
      cause,
    )
    this.rule = rule
  }
}

/** The store was closed before the call. */
export class StoreClosedError extends StoreError {
  constructor(file: string) {
    super('closed', file, '数据库已经关闭，什么也没有存入。请重新启动照单。')
  }
}
