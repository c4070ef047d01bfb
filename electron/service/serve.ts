/** @file The answering side of a contract: validates, runs, reports progress, cancels. Plain Node. */
import type { AnyContract, Events, Handlers } from '#shared/contract/contract.ts'
import { toUserError, UserError } from '#shared/contract/errors.ts'
import { toServiceSchema, type FromService, type Port } from '#shared/contract/port.ts'
import type { z } from 'zod'

export type Emit = <Name extends keyof Events>(name: Name, value: z.input<Events[Name]>) => void
/** Adds a listener for every event; returns how to take it off again. */
export type Subscribe = (listener: (name: string, value: unknown) => void) => () => void

/**
 * Answers the calls that come through `port` until it closes; then everything it started is cancelled.
 * Messages and inputs are parsed before a handler sees them; outputs and progress are parsed so that nothing else leaves.
 */
export function serve<C extends AnyContract>(
  contract: C,
  handlers: Handlers<C, AbortSignal>,
  port: Port,
  subscribe: Subscribe,
  log: (message: string) => void,
): void {
  const running = new Map<number, AbortController>()
  const connection = new AbortController()
  const post = (message: FromService) => port.post(message)
  const unsubscribe = subscribe((name, value) => post({ type: 'event', name, value }))

  async function run(id: number, name: string, input: unknown, controller: AbortController): Promise<unknown> {
    if (!Object.hasOwn(contract, name)) throw new UserError('bad-input', `There is no call named ${JSON.stringify(name)}.`)
    const definition = contract[name]!
    const parsed = definition.input.safeParse(input)
    if (!parsed.success) throw new UserError('bad-input', `${name}: ${describeIssues(parsed.error)}`)
    const value = await handlers[name]!(parsed.data as never, {
      signal: controller.signal,
      connection: connection.signal,
      progress: ((progress: unknown) => report(id, name, definition.progress?.safeParse(progress))) as never,
    })
    return definition.output.parse(value)
  }

  function report(id: number, name: string, progress: z.ZodSafeParseResult<unknown> | undefined): void {
    if (progress?.success) post({ type: 'progress', id, value: progress.data })
    else log(`${name} reported a progress that its contract does not know`)
  }

  port.onMessage((raw) => {
    const parsed = toServiceSchema.safeParse(raw)
    if (!parsed.success) return log('A message that is no call was dropped')
    const message = parsed.data
    if (message.type === 'cancel') {
      running.get(message.id)?.abort()
      return
    }
    const controller = new AbortController()
    running.set(message.id, controller)
    run(message.id, message.name, message.input, controller)
      .then((value) => post({ type: 'result', id: message.id, value }))
      .catch((error: unknown) => {
        const { code, message: text, fix } = toUserError(error)
        if (code === 'internal') log(`${message.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        post({ type: 'error', id: message.id, code, message: text, fix })
      })
      .finally(() => running.delete(message.id))
  })
  port.onClose(() => {
    unsubscribe()
    for (const controller of running.values()) controller.abort()
    connection.abort()
  })
}

/** @returns the places and reasons of a failed parse in one line. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('; ')
}
