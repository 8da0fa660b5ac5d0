import { type Exchange, fail, newExchange } from './exchange.ts'
import { type Endpoint, guardedFetch } from './guard.ts'

/** One request as it goes to the endpoint: words, and how the answer is to be shaped. */
export interface ChatRequest {
  system: string
  user: string
  options: {
    response_format?: ShapeFormat
    tools?: ToolDefinition[]
    tool_choice?: { type: 'function'; function: { name: string } }
  }
}

export type ShapeFormat =
  | { type: 'json_object' }
  | { type: 'json_schema'; json_schema: { name: string; strict: true; schema: Record<string, unknown> } }

export interface ToolDefinition {
  type: 'function'
  function: { name: string; description: string; parameters: Record<string, unknown> }
}

/** The text of an answer so far: what the model wrote, and what it gave as arguments of the tool. */
export interface ChatText {
  content: string
  args: string
}

export interface Client {
  /**
   * Sends one request and reads its answer to the end. Never rejects but with what `onText` throws: the fault stands in
   * the exchange.
   * @param onText called as the answer grows.
   */
  send(
    request: ChatRequest,
    signal: AbortSignal,
    onText: (text: ChatText) => void,
  ): Promise<ChatText & { exchange: Exchange }>
}

/** Models that refuse any temperature but their own. */
const OWN_TEMPERATURE = /(^|\/)(o\d|gpt-5(?!-chat))/

/**
 * Loads langchain's client of the chat completions (that of `ChatOpenAI`, which takes some models to another API by
 * their names). Its `stream` would report to whatever tracing the environment names; the method beneath does not.
 */
export async function loadClient(endpoint: Endpoint, model: string): Promise<Client> {
  const [{ ChatOpenAICompletions }, { HumanMessage, SystemMessage }] = await Promise.all([
    import('@langchain/openai'),
    import('@langchain/core/messages'),
  ])
  const chatFor = (fetch: typeof globalThis.fetch) =>
    new ChatOpenAICompletions({
      model,
      ...(OWN_TEMPERATURE.test(model) ? {} : { temperature: 0 }),
      streaming: true,
      // Some endpoints refuse `stream_options`.
      streamUsage: false,
      maxRetries: 0,
      // What is not given here the packages take from the environment; the settings alone decide.
      apiKey: 'none',
      configuration: {
        apiKey: 'none',
        adminAPIKey: null,
        organization: null,
        project: null,
        webhookSecret: null,
        baseURL: endpoint.url.origin,
        maxRetries: 0,
        logLevel: 'off',
        fetch,
      },
    })

  return {
    async send({ system, user, options }, signal, onText) {
      const exchange = newExchange()
      const connection = new AbortController()
      const close = () => connection.abort()
      if (signal.aborted) close()
      signal.addEventListener('abort', close, { once: true })
      const text = { content: '', args: '' }
      const chunks = chatFor(guardedFetch(endpoint, exchange, connection.signal))._streamResponseChunks(
        [new SystemMessage(system), new HumanMessage(user)],
        { ...options, signal: connection.signal },
      )
      try {
        for (;;) {
          const step = await chunks.next().catch(() => {
            if (!signal.aborted) fail(exchange, 'unreadable')
            return null
          })
          if (step === null || step.done) break
          const { message } = step.value
          text.content += typeof message.content === 'string' ? message.content : ''
          const calls = (message as { tool_call_chunks?: { args?: string }[] }).tool_call_chunks
          text.args += calls?.[0]?.args ?? ''
          if (!signal.aborted) onText({ ...text })
        }
      } finally {
        signal.removeEventListener('abort', close)
        close()
      }
      // A copy: closing the connection may make the guard note one fault more.
      return { ...text, exchange: { ...exchange } }
    },
  }
}
