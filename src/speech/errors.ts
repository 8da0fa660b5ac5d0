export type SpeechFault =
  /** An audio model is named, but neither a key nor an address to send the audio to. */
  | 'not-configured'
  /** 401, 403: the key is wrong or may not do this. */
  | 'unauthorized'
  /** 429: too much was asked of the service, or its quota is used up. */
  | 'busy'
  /** Any other 4xx: it does not know the model or cannot read this audio. */
  | 'refused'
  /** 5xx, no connection, a connection that broke. */
  | 'unreachable'
  | 'timeout'
  /** The service heard no words. */
  | 'empty'
  /** What came back is no transcription: a web page, half an answer, far too much text. */
  | 'unreadable'
  /** The caller gave up. */
  | 'cancelled'

const SENTENCES: Record<SpeechFault, string> = {
  'not-configured': '设置了语音模型，但没有设置 OPENAI_API_KEY 或 OPENAI_BASE_URL。请补上其中一项。',
  unauthorized: '语音服务没有接受这里的设置，这条语音没有听成。请直接打字，并请管理员检查语音服务的设置。',
  busy: '语音服务现在忙，这条语音没有听成。请过一会儿再发，或直接打字。',
  refused: '语音服务不能识别这条语音。请直接打字。',
  unreachable: '语音服务暂时连不上，这条语音没有听成。请过一会儿再发，或直接打字。',
  timeout: '语音服务很久没有回应，这条语音没有听成。请过一会儿再发，或直接打字。',
  empty: '没有听出说了什么。请再说一遍，或直接打字。',
  unreadable: '语音服务的回应不能用，这条语音没有听成。请直接打字。',
  cancelled: '这条语音没有听完。请再发一次，或直接打字。',
}

/**
 * Audio that could not be turned into text. `message` is a Chinese sentence for the person who sent it; neither it nor
 * anything else here holds a key, an address or words that were said, so the service's own error is not kept.
 */
export class SpeechError extends Error {
  readonly fault: SpeechFault
  /** HTTP status of the service's answer; null where there was none. */
  readonly status: number | null
  constructor(fault: SpeechFault, status: number | null = null) {
    super(SENTENCES[fault])
    this.name = 'SpeechError'
    this.fault = fault
    this.status = status
  }
}
