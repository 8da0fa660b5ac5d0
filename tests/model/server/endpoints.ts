import type { ChatBody, EndpointName, JsonSchema } from './types.ts'

export interface Refusal {
  status: number
  body: unknown
}

/** How an endpoint takes a request. */
export interface Endpoint {
  /** The error that it answers a request with; null where it serves it. */
  refuses(body: ChatBody, text: string): Refusal | null
  /**
   * `json`: nothing but the JSON, the format being enforced; `tool`: arguments of a call; `free`: the model writes as
   * it likes.
   */
  form(body: ChatBody): 'json' | 'tool' | 'free'
  /** Takes no key but this one. */
  key?: string
  /** Answers `stream: true` with a plain response. */
  neverStreams?: true
  /** Puts its thoughts before the answer. */
  thinks?: true
}

const openAiError = (status: number, message: string, code: string | null = null): Refusal => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param: null, code } },
})

const format = (body: ChatBody) => body.response_format?.type ?? 'text'
const mentionsJson = (text: string) => /json/i.test(text)

const enforced = (body: ChatBody) => {
  if (body.tools?.length && body.tool_choice !== 'none') return 'tool'
  return format(body) === 'text' ? 'free' : 'json'
}

/** Strict schemas of OpenAI: every object closed, every property required. Returns the complaint. */
function notStrict(schema: JsonSchema | undefined, path = '()'): string | null {
  if (!schema) return null
  if (schema.properties) {
    if (schema.additionalProperties !== false)
      return `In context=${path}, 'additionalProperties' is required to be supplied and to be false.`
    const missing = Object.keys(schema.properties).find((name) => !schema.required?.includes(name))
    if (missing)
      return `In context=${path}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`
    for (const [name, property] of Object.entries(schema.properties)) {
      const complaint = notStrict(property, `('properties', '${name}')`)
      if (complaint) return complaint
    }
  }
  return notStrict(schema.items, `${path.slice(0, -1)}, 'items')`)
}

/** OpenAI's documentation of structured outputs, and the messages that its API gives. */
const openai: Endpoint = {
  refuses(body, text) {
    const wanted = body.response_format?.json_schema
    if (format(body) === 'json_schema') {
      const complaint = wanted?.strict ? notStrict(wanted.schema) : null
      if (complaint)
        return openAiError(400, `Invalid schema for response_format '${wanted?.name}': ${complaint}`)
    }
    for (const tool of body.tools ?? []) {
      const complaint = tool.function.strict ? notStrict(tool.function.parameters) : null
      if (complaint)
        return openAiError(400, `Invalid schema for function '${tool.function.name}': ${complaint}`)
    }
    if (format(body) === 'json_object' && !mentionsJson(text))
      return openAiError(
        400,
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      )
    return null
  },
  form: enforced,
}

/**
 * Only `text` and `json_object` (api-docs.deepseek.com, JSON Output); json_schema: 400 as in ItzCrazyKns/Vane#969; the
 * missing word: vercel/ai#7913.
 */
const deepseek: Endpoint = {
  refuses(body, text) {
    if (format(body) === 'json_schema')
      return openAiError(400, 'This response_format type is unavailable now', 'invalid_request_error')
    if (format(body) === 'json_object' && !mentionsJson(text))
      return openAiError(
        400,
        "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.",
        'invalid_request_error',
      )
    return null
  },
  form: enforced,
}

/**
 * DashScope's compatible mode: json_schema is taken as json_object by older models, so that both want the word
 * (plastic-labs/honcho#663); the message: agno-agi/agno#5317.
 */
const qwen: Endpoint = {
  refuses(body, text) {
    if (format(body) === 'text' || mentionsJson(text)) return null
    return openAiError(
      400,
      "<400> InternalError.Algo.InvalidParameter: 'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      'invalid_parameter_error',
    )
  },
  form: enforced,
}

/** `tool_choice` is dropped in silence (ollama/ollama#8421, #17921); `response_format` is kept to. */
const ollama: Endpoint = {
  refuses: () => null,
  form: (body) => (format(body) === 'text' ? 'free' : 'json'),
}

/**
 * Started without a tool parser: `auto` is refused (vllm-project/vllm#9986), and a named tool since #30613; guided
 * decoding keeps to a schema. Errors have a form of their own.
 */
const vllm: Endpoint = {
  refuses(body) {
    if (!body.tools?.length || body.tool_choice === 'none') return null
    const message = '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'
    return {
      status: 400,
      body: { object: 'error', message, type: 'BadRequestError', param: null, code: 400 },
    }
  },
  form: enforced,
}

/**
 * No json_object (lmstudio-ai/lmstudio-bug-tracker#189, LoadShine/tada#16), no tool named as an object (#670); the
 * error is a bare string.
 */
const lmstudio: Endpoint = {
  refuses(body) {
    if (!['text', 'json_schema'].includes(format(body)))
      return { status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } }
    if (body.tools?.length && typeof body.tool_choice === 'object')
      return {
        status: 400,
        body: {
          error: "Invalid tool_choice type: 'object'. Supported string values: none, auto, required",
        },
      }
    return null
  },
  form: enforced,
}

/** A thin wrapper round a model: messages in, text out, anything else refused. */
const plain: Endpoint = {
  refuses(body) {
    const extra = ['response_format', 'tools', 'tool_choice', 'stream_options'].find((name) => name in body)
    if (!extra || (extra === 'response_format' && format(body) === 'text')) return null
    return openAiError(400, `Unrecognized request argument supplied: ${extra}`)
  },
  form: () => 'free',
}

/** Fireworks and others: FlowiseAI/Flowise#2866. */
const noStreamOptions: Endpoint = {
  refuses(body, text) {
    if ('stream_options' in body)
      return openAiError(400, "Extra inputs are not permitted, field: 'stream_options'")
    return openai.refuses(body, text)
  },
  form: enforced,
}

/** Every endpoint that can be played, by name. */
export const ENDPOINTS: Record<EndpointName, Endpoint> = {
  openai,
  deepseek,
  qwen,
  ollama,
  vllm,
  lmstudio,
  plain,
  keyed: { ...openai, key: 'test-key' },
  'no-stream-options': noStreamOptions,
  // Gateways that buffer the whole answer.
  'no-streaming': { ...openai, neverStreams: true },
  // Reasoning models behind servers that do not take the thoughts out: <think>…</think> before the answer.
  thinking: { refuses: () => null, form: () => 'free', thinks: true },
}
