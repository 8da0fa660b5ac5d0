/** getUpdates, setWebhook, deleteWebhook, getWebhookInfo. */
import { conflict, malformed } from '../refusal.ts'
import { seconds } from '../world/json.ts'
import { type Invocation, type Method, RawJson } from './context.ts'

const pollLimitSeconds = 50
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

function allowedUpdates({ context, params }: Invocation): void {
  const allowed = params.json('allowed_updates')
  if (allowed === undefined) return
  if (!Array.isArray(allowed) || !allowed.every((one) => typeof one === 'string'))
    throw malformed("can't parse allowed updates: expected an Array of String")
  context.updates.allowed = allowed.length === 0 ? null : new Set(allowed)
}

function checkAddress(url: string, secret: string): void {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address) throw malformed('invalid webhook URL specified')
  // Telegram insists on HTTPS; a test on this machine has no certificate.
  const near = loopback.has(address.hostname)
  if (address.protocol !== 'https:' && !near)
    throw malformed('bad webhook: An HTTPS URL must be provided for webhook')
  if (!near && !['', '80', '88', '443', '8443'].includes(address.port))
    throw malformed('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  if (secret.length > 256) throw malformed('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw malformed('secret token contains unallowed characters')
}

function removeWebhook({ context, params }: Invocation): boolean {
  context.webhook.set(null)
  if (params.bool('drop_pending_updates')) context.updates.drop()
  return true
}

export const receiveMethods: Record<string, Method> = {
  getUpdates: {
    params: { offset: 'int', limit: 'int', timeout: 'int', allowed_updates: 'json' },
    async run(call) {
      const { context, params, gone } = call
      if (context.webhook.settings)
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      allowedUpdates(call)
      const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
      const found = await context.updates.poll({
        offset: params.int('offset') ?? 0,
        limit: clamp(params.int('limit') ?? 100, 1, 100),
        waitMs: clamp(params.int('timeout') ?? 0, 0, pollLimitSeconds) * 1000,
        gone,
      })
      return new RawJson(`[${found.map((update) => update.json).join(',')}]`)
    },
  },
  setWebhook: {
    params: {
      url: 'string',
      certificate: 'file',
      ip_address: 'string',
      max_connections: 'int',
      allowed_updates: 'json',
      drop_pending_updates: 'bool',
      secret_token: 'string',
    },
    run(call) {
      const { context, params } = call
      const url = params.string('url') ?? ''
      if (url === '') return removeWebhook(call)
      const secret = params.string('secret_token') ?? ''
      checkAddress(url, secret)
      allowedUpdates(call)
      if (params.bool('drop_pending_updates')) context.updates.drop()
      context.updates.endPoll('terminated by setWebhook request')
      const maxConnections = Math.min(100, Math.max(1, params.int('max_connections') ?? 40))
      context.webhook.set({ url, secret, maxConnections })
      return true
    },
  },
  deleteWebhook: { params: { drop_pending_updates: 'bool' }, run: removeWebhook },
  getWebhookInfo: {
    params: {},
    run({ context: { webhook, updates } }) {
      const { settings, lastError } = webhook
      return {
        url: settings?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: updates.pendingCount,
        ...(settings ? { max_connections: settings.maxConnections } : {}),
        ...(updates.allowed ? { allowed_updates: [...updates.allowed] } : {}),
        ...(lastError
          ? { last_error_date: seconds(lastError.at), last_error_message: lastError.message }
          : {}),
      }
    },
  },
}
