/** The page cannot be served. The message is for the person who starts 照单: what is wrong and how to mend it. */
export class WebStartError extends Error {
  /** The setting that mends it. */
  readonly setting: 'ZHAODAN_HOST' | 'ZHAODAN_PORT'
  constructor(setting: 'ZHAODAN_HOST' | 'ZHAODAN_PORT', message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'WebStartError'
    this.setting = setting
  }
}

/** Refused: reachable from other machines, and nothing to keep strangers out. */
export function exposedWithoutToken(host: string): WebStartError {
  return new WebStartError(
    'ZHAODAN_HOST',
    `ZHAODAN_HOST 设为 ${host}，其他机器也能访问，但没有设置访问口令：请设置 ZHAODAN_ACCESS_TOKEN，或把 ZHAODAN_HOST 改回 127.0.0.1。`,
  )
}

/** What the system said when asked to listen, as one sentence. */
export function cannotListen(host: string, port: number, cause: unknown): WebStartError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new WebStartError(
        'ZHAODAN_PORT',
        `端口 ${port} 已被其他程序占用：请关闭那个程序，或把 ZHAODAN_PORT 设为别的端口（如 ${port === 8687 ? 8688 : 8687}）。`,
        { cause },
      )
    case 'EACCES':
      return new WebStartError(
        'ZHAODAN_PORT',
        `没有权限使用端口 ${port}：请把 ZHAODAN_PORT 设为 1024 以上的端口。`,
        { cause },
      )
    default:
      return new WebStartError(
        'ZHAODAN_HOST',
        `无法在 ${host} 上监听（${String(code ?? cause)}）：请把 ZHAODAN_HOST 设为本机的一个地址，如 127.0.0.1。`,
        { cause },
      )
  }
}
