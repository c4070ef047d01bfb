/** @file Reads a session archive of Fiddler (SAZ): raw requests and responses, and their timers, a file each. */
import type { Exchange, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { exchangeOf } from './exchange-of.ts'
import { parseRequestMessage, parseResponseMessage } from './http-message.ts'
import type { ReadContext } from './reader.ts'
import { childAt, readXmlTree } from './xml-tree.ts'
import { startedAt } from './zoned-time.ts'

export type SazMember = { name: string; bytes: Buffer }

type Part = 'c' | 's' | 'm'
type Session = { number: number; parts: Partial<Record<Part, SazMember>> }

/** Requests, responses and timers of a session; `_w` holds the messages of a web socket. */
export function sazPartOf(name: string): { number: number; part: Part } | null {
  const match = /^raw[/\\](\d{1,9})_([csm])\.(?:txt|xml)$/i.exec(name)
  return match ? { number: Number(match[1]), part: (match[2] ?? 'c').toLowerCase() as Part } : null
}

/** @returns whether an archive with members of these names is one of Fiddler's. */
export function isSaz(names: Iterable<string>): boolean {
  for (const name of names) if (sazPartOf(name)?.part === 'c') return true
  return false
}

/**
 * @param members those of `sazPartOf`, sorted so that those of a session follow each other.
 * @throws UserError `cancelled`
 */
export async function* readSaz(members: AsyncIterable<SazMember> | Iterable<SazMember>, context: ReadContext): AsyncGenerator<Exchange> {
  let session: Session | null = null
  for await (const member of members) {
    throwIfCancelled(context.signal)
    const found = sazPartOf(member.name)
    if (!found) continue
    if (session && session.number !== found.number) {
      yield* exchangeIn(session, context)
      session = null
    }
    session ??= { number: found.number, parts: {} }
    session.parts[found.part] = member
  }
  if (session) yield* exchangeIn(session, context)
}

function* exchangeIn({ parts: { c, s, m } }: Session, context: ReadContext): Generator<Exchange> {
  if (!c && !s) {
    if (m)
      context.unread({
        member: m.name,
        line: 1,
        bytes: m.bytes.length,
        reason: 'The archive has timers of a session, but neither its request nor its response.',
      })
    return
  }
  const sent = c && c.bytes.length > 0 ? parseRequestMessage(c.bytes, placeOf(c)) : null
  const came = s && s.bytes.length > 0 ? parseResponseMessage(s.bytes, placeOf(s)) : null
  if (sent?.request.method === 'CONNECT') {
    const reason = 'A tunnel whose content Fiddler did not see: switch on decryption of HTTPS traffic.'
    return context.unread({ member: c?.name ?? null, line: 1, bytes: (c?.bytes.length ?? 0) + (s?.bytes.length ?? 0), reason })
  }
  if (!sent && !came)
    return context.unread({ member: c?.name ?? s?.name ?? null, line: 1, bytes: 0, reason: 'The request and the response are empty.' })
  const first = c ?? s
  if (!first) return
  yield exchangeOf({
    format: 'saz',
    place: placeOf(first),
    time: m ? startedAt(timerOf(m.bytes), 'saz-timer') : null,
    request: sent?.request ?? null,
    response: came?.response ?? null,
    warnings: [...(sent?.warnings ?? []), ...(came?.warnings ?? [])],
  })
}

function timerOf(bytes: Buffer): string | null {
  const tree = readXmlTree(bytes, 3)
  if ('problem' in tree) return null
  const timers = childAt(tree.root, 'SessionTimers')?.attributes
  // Sessions that were imported have a year 1 where a moment was not taken.
  const given = ['ClientBeginRequest', 'ClientDoneRequest', 'FiddlerBeginRequest', 'ClientConnected'].map((name) => timers?.get(name))
  return given.find((text) => text !== undefined && !text.startsWith('0001-')) ?? null
}

function placeOf({ name }: SazMember): SourcePlace {
  return { member: name, line: 1, offset: 0 }
}
