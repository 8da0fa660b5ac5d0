/** What a client asks of `POST /v1/chat/completions`, as far as the server heeds it. */
export interface ChatBody {
  model?: string
  messages?: { role: string; content: string | { type: string; text?: string }[] | null }[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  response_format?: {
    type: string
    json_schema?: { name?: string; strict?: boolean; schema?: JsonSchema }
  }
  tools?: { type: string; function: { name: string; strict?: boolean; parameters?: JsonSchema } }[]
  tool_choice?: string | { type: string; function?: { name: string } }
  [other: string]: unknown
}

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: unknown
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  [other: string]: unknown
}

/** A prompt as the model reads it. */
export interface Prompt {
  /** Told by the names of the inputs; `probe` where it has none of the known sets. */
  id: 'phrase' | 'complete-question' | 'choose-topics' | 'read-activities' | 'join-sentences' | 'probe'
  /** What stood between the fences, by name. */
  inputs: Record<string, string>
  /** All messages, one after the other. */
  text: string
  /** The shape asked for, where the request names one. */
  schema: JsonSchema | null
}

/** An answer to a prompt: a string is given as it is, anything else as JSON; undefined leaves it to the honest model. */
export type Script = (prompt: Prompt, attempt: number) => unknown

/** A request as it came. */
export interface Seen {
  method: string
  path: string
  /** The key after `Bearer `; null without. */
  key: string | null
  body: ChatBody
  prompt: Prompt
  /** Status of the answer; null before it and where the connection was closed instead. */
  status: number | null
  /** The client went away before the answer was whole. */
  aborted: boolean
}

export type Fault =
  /** The answer, `ms` late. */
  | { kind: 'slow'; ms: number }
  /** One character each `ms`. */
  | { kind: 'drip'; ms: number }
  /** The connection stays open, and nothing comes. */
  | { kind: 'silence' }
  | { kind: 'hang-after-headers' }
  /** The first `share` (0 to 1; default half) of the answer, and nothing more. */
  | { kind: 'hang-in-answer'; share?: number }
  /** The connection is closed without an answer. */
  | { kind: 'close' }
  /** The connection is closed within the answer. */
  | { kind: 'close-in-answer'; share?: number }
  /** 429; `retryAfter` in seconds, null without that header. */
  | { kind: 'busy'; retryAfter: number | null }
  /** 429 of an account without money: no use in trying again. */
  | { kind: 'quota' }
  /** Any status, with an error of OpenAI's form. */
  | { kind: 'status'; status: number }
  /** 200 with a web page. */
  | { kind: 'html' }
  /** 200 with the first half of the response's JSON. */
  | { kind: 'half-response' }
  /** A whole response with the first half of the model's JSON; it ran out of tokens. */
  | { kind: 'half-json' }
  | { kind: 'empty' }
  /** DeepSeek: white space where the model wrote no JSON. */
  | { kind: 'blank' }
  /** No choice at all. */
  | { kind: 'no-choice' }
  | { kind: 'declined' }
  /** A content filter stopped the answer. */
  | { kind: 'filtered' }
  /** So many bytes of answer; default 1 MB. */
  | { kind: 'huge'; bytes?: number }
  | { kind: 'wrong-schema' }
  | { kind: 'other-shape' }
  /** Friendly words before and after the JSON. */
  | { kind: 'prose-around' }
  /** Nothing but friendly words. */
  | { kind: 'prose' }
  /** Tokens of garbage until the client goes. */
  | { kind: 'endless' }
  /** An error in the middle of a stream that began with 200. */
  | { kind: 'error-in-stream' }
  /** Lines of the stream that are no JSON. */
  | { kind: 'bad-stream' }

export type FaultKind = Fault['kind']

export interface ServerOptions {
  /** Which endpoint it plays; default `openai`. */
  as?: EndpointName
  /** 0 (default) = any free port of 127.0.0.1. */
  port?: number
  /** Default: the honest model answers everything. */
  answer?: Script
  /** Of every call from the first on, until `play` says otherwise. */
  fault?: Fault
  /** The only key it takes; default: any, or none (`keyed`: `test-key`). */
  key?: string
  /** Characters in each piece of a stream; default 12. */
  pieceChars?: number
  /** Wait before each piece of a stream, in milliseconds; default 0. */
  delayMs?: number
  /** What the model is called; default `loopback`. */
  model?: string
}

export type EndpointName =
  | 'openai'
  | 'deepseek'
  | 'qwen'
  | 'ollama'
  | 'vllm'
  | 'lmstudio'
  | 'plain'
  | 'keyed'
  | 'no-stream-options'
  | 'no-streaming'
  | 'thinking'
