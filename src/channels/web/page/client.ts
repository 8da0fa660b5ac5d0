import type {
  Board,
  ChecklistSpan,
  ChecklistView,
  ErrorBody,
  FileBody,
  FinishedBody,
  HistoryLine,
  ImportedBody,
  ImportsBody,
  MessageBody,
  MessageLine,
  NewDecision,
  ReaderView,
  Reply,
  ReviewBody,
  Session,
} from './wire.ts'

/** A request that did not succeed; the message is one sentence for the person. */
export class RequestError extends Error {}

async function request(path: string, init?: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (cause) {
    throw new RequestError('连不上照单的服务，请确认它还在运行，然后重试。', { cause })
  }
  if (response.status === 401 && location.pathname !== '/login') location.assign('/login')
  if (!response.ok) throw new RequestError(await errorOf(response))
  return response
}

async function errorOf(response: Response): Promise<string> {
  const body: Partial<ErrorBody> = await response.json().catch(() => ({}))
  return body.error ?? `服务没有正常回应（${response.status}），请稍后重试。`
}

function post(path: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  return request(path, { method: 'POST', headers, body: JSON.stringify(body), ...init })
}

/** Without a name, as a pasted picture may be, it is given one. */
function sendFile(path: string, file: File): Promise<Response> {
  const name = encodeURIComponent((file.name || '粘贴的图片').toWellFormed())
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': name }
  return request(path, { method: 'POST', headers, body: file })
}

function nameIn(disposition: string | null): string | null {
  const name = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return name ? decodeURIComponent(name) : null
}

async function answered<T>(response: Promise<Response>): Promise<T> {
  return (await response).json()
}

async function get<T>(path: string): Promise<T> {
  return (await request(path)).json()
}

/** Yields each line as soon as it has arrived. */
async function* lines(response: Response): AsyncGenerator<MessageLine> {
  if (!response.body) return
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    const whole = (rest + (value ?? '')).split('\n')
    rest = whole.pop() ?? ''
    for (const line of whole) yield JSON.parse(line)
    if (done) return
  }
}

function importPath(id: string, rest = ''): string {
  return `/api/imports/${encodeURIComponent(id)}${rest}`
}

/** The JSON interface of the server. Every call throws {@link RequestError} where it fails. */
export const client = {
  logIn: (token: string) => post('/login', { token }),
  logOut: () => post('/logout', {}),
  session: () => get<Session>('/api/session'),
  welcome: () => get<Reply>('/api/welcome'),
  history: (limit: number, before?: number) =>
    get<HistoryLine[]>(`/api/history?limit=${limit}${before === undefined ? '' : `&before=${before}`}`),
  /** Lines that nobody asked for, beyond the one of this number. */
  reminders: (after: number) => get<HistoryLine[]>(`/api/reminders?after=${after}`),
  board: () => get<Board>('/api/board'),
  regulations: () => get<{ id: string; shortName: string; fullName: string }[]>('/api/regulations'),
  regulation: (id: string) => get<ReaderView>(`/api/regulations/${encodeURIComponent(id)}`),
  checklist: (span: ChecklistSpan) => get<ChecklistView>(`/api/checklist?span=${span}`),
  /** Brings one file of the evidence as it is. */
  bringFile: (file: File) => answered<FileBody>(sendFile('/api/files', file)),
  /** What an address gives to be saved, and the name that the server has for it. */
  async fetchFile(address: string): Promise<{ blob: Blob; named: string | null }> {
    const response = await request(address)
    try {
      return { blob: await response.blob(), named: nameIn(response.headers.get('content-disposition')) }
    } catch (cause) {
      throw new RequestError('文件没有收全，请重试。', { cause })
    }
  },
  imports: () => get<ImportsBody>('/api/imports'),
  /** Brings one file as it is. */
  upload: (file: File) => answered<ImportedBody>(sendFile('/api/imports', file)),
  removeImport: (id: string) => answered<ImportsBody>(request(importPath(id), { method: 'DELETE' })),
  repealImport: (id: string, repeal: { by: string; from: string; reason: string }) =>
    answered<ImportsBody>(post(importPath(id, '/repeal'), repeal)),
  review: (id: string) => get<ReviewBody>(importPath(id, '/review')),
  decide: (id: string, by: string, decisions: NewDecision[]) =>
    answered<ReviewBody>(post(importPath(id, '/decisions'), { by, decisions })),
  finishReview: (id: string, by: string) => answered<FinishedBody>(post(importPath(id, '/finish'), { by })),
  /** @param signal cuts the connection; the lines then end as though there were no more. */
  async *send(message: MessageBody, signal: AbortSignal): AsyncGenerator<MessageLine> {
    const response = await post('/api/messages', message, { signal })
    try {
      yield* lines(response)
    } catch (cause) {
      if (signal.aborted) return
      throw new RequestError('回复没有收全，请重试；同一条消息不会处理两次。', { cause })
    }
  },
}
