/** @file Brings the messages of a WCF log together: request with reply, and the two levels at which the same message is logged. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { exchangeOf } from './exchange-of.ts'
import type { LoggedMessage } from './svclog-message.ts'

type Side = { service: LoggedMessage | null; transport: LoggedMessage | null }
type Pair = { request: Side | null; reply: Side | null; isByOrder: boolean }

export type SvclogPairs = {
  add(message: LoggedMessage): void
  /** The exchanges that nothing more can come to; all of them when `isEnd`. */
  take(isEnd: boolean): Generator<Exchange>
}

/** Replies that come later than after so many other calls, or bytes, are not waited for. */
const maxOpen = 500
const maxOpenBytes = 64 * 1024 * 1024
/** A message is logged at its two levels within moments. */
const maxLevelsApartMs = 60_000

export function createSvclogPairs(): SvclogPairs {
  const open: Pair[] = []
  let bytes = 0
  return {
    add(message) {
      bytes += message.body?.bytes.length ?? 0
      const pair = message.isReply ? pairOfReply(open, message) : pairOfRequest(open, message)
      const key = message.isReply ? 'reply' : 'request'
      const level = message.isTransport ? 'transport' : 'service'
      if (!pair) return void open.push({ request: null, reply: null, isByOrder: false, [key]: { service: null, transport: null, [level]: message } })
      pair[key] ??= { service: null, transport: null }
      pair[key][level] = message
    },
    *take(isEnd) {
      while (open.length > 0 && (isEnd || open.length > maxOpen || bytes > maxOpenBytes)) {
        const pair = open.shift()
        if (!pair) return
        bytes -= bytesOf(pair)
        yield exchangeOfPair(pair)
      }
    },
  }
}

const levelOf = ({ isTransport }: LoggedMessage) => (isTransport ? 'transport' : 'service')
const anyOf = (side: Side | null): LoggedMessage | null => side && (side.transport ?? side.service)

/** @returns the pair whose request is the same message at the other level. */
function pairOfRequest(open: readonly Pair[], message: LoggedMessage): Pair | undefined {
  return open.find(({ request }) => isOtherLevel(request, message) && isSameOperation(request, message))
}

/** By the ids of the messages, then the activity, then the operation and the order. */
function pairOfReply(open: readonly Pair[], message: LoggedMessage): Pair | undefined {
  const level = levelOf(message)
  const waiting = open.filter(({ request, reply }) => request !== null && (reply === null || (reply[level] === null && isOtherLevel(reply, message))))
  const related = waiting.find(({ request }) => message.relatesTo !== null && anyOf(request)?.messageId === message.relatesTo)
  if (related) return related
  if (message.relatesTo !== null && waiting.some(({ request }) => anyOf(request)?.messageId != null)) return undefined
  // An activity may make several calls one after the other.
  const sameActivity = waiting.filter(({ request }) => message.activity !== null && anyOf(request)?.activity === message.activity)
  const candidates =
    sameActivity.length > 0 ? sameActivity : waiting.filter(({ request }) => message.activity === null || anyOf(request)?.activity == null)
  const found = candidates.find(({ request }) => isSameOperation(request, message))
  if (found && sameActivity.length === 0 && found.reply === null) found.isByOrder = true
  return found
}

/** @returns whether the side is there at the other level only, and nothing speaks against its being the same message. */
function isOtherLevel(side: Side | null, message: LoggedMessage): boolean {
  const other = anyOf(side)
  if (!side || !other || side[levelOf(message)] !== null) return false
  const isNear = other.timeMs === null || message.timeMs === null || Math.abs(other.timeMs - message.timeMs) <= maxLevelsApartMs
  return isNear && agree(other.messageId, message.messageId) && agree(other.activity, message.activity) && agree(other.relatesTo, message.relatesTo)
}

function isSameOperation(side: Side | null, message: LoggedMessage): boolean {
  return agree(anyOf(side)?.operation ?? null, message.operation)
}

function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other
}

function exchangeOfPair({ request, reply, isByOrder }: Pair): Exchange {
  const sent = anyOf(request)
  const came = anyOf(reply)
  const first = [request?.service, request?.transport, reply?.transport, reply?.service].find((message) => message?.timeMs != null)
  const merged = [request, reply].some((side) => side?.service && side.transport)
  return exchangeOf({
    format: 'svclog',
    place: firstPlace(request ?? reply),
    time: first?.timeMs == null ? null : { startedAtMs: first.timeMs, startedAtSource: 'svclog' },
    request: sent && {
      method: sent.method,
      url: sent.url || (request?.service?.url ?? ''),
      headers: sent.headers,
      body: sent.body,
      isBodyUnseen: sent.body === null,
      place: sent.place,
    },
    response: came && {
      status: came.status,
      statusText: came.statusText,
      headers: came.headers,
      body: came.body,
      isBodyUnseen: came.body === null,
      place: came.place,
    },
    namedOperation: sent?.operation ?? came?.operation ?? null,
    warnings: [
      ...(merged ? ['The same message was logged at service and at transport level; they were merged, and the transport level is shown.'] : []),
      ...(isByOrder ? ['Request and reply share no activity and no message id; they were paired by operation and order.'] : []),
    ],
  })
}

function firstPlace(side: Side | null): Exchange['place'] {
  const places = [side?.service?.place, side?.transport?.place].filter((place) => place !== undefined)
  return places.sort((one, other) => one.offset - other.offset)[0] ?? { member: null, line: 1, offset: 0 }
}

function bytesOf({ request, reply }: Pair): number {
  return [request?.service, request?.transport, reply?.service, reply?.transport].reduce(
    (sum, message) => sum + (message?.body?.bytes.length ?? 0),
    0,
  )
}
