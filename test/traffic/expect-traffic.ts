/** @file What every trace of traffic that was really made has to be: the calls as the server saw them, and nothing secret in the redacted copy. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { Body, Exchange, Header } from '#shared/domain/traces/exchange.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { findCanaries, type Canaries } from './canaries.ts'
import { layersOf } from './layers-of.ts'
import { readAll, redactOne } from './read-all.ts'
import { differencesBut } from './same-but-redactions.ts'
import { sandbox } from './sandbox-ids.ts'
import type { SeenCall, TrafficServer } from './server.ts'

/** What a form of trace shows of a body; by default all of it. */
export type Shown = (body: Buffer) => Buffer | null
type Sight = {
  request?: Shown
  response?: Shown
  /** What of a body can be compared at all, read or sent. */
  comparable?: Shown
}

const whole: Shown = (body) => (body.length > 0 ? body : null)

/** @returns the calls that `make` had the server see. */
export async function callsDuring<Made>(
  server: TrafficServer,
  make: () => Promise<Made>,
): Promise<{ made: Made; seen: SeenCall[]; fromMs: number; untilMs: number }> {
  const before = server.calls.length
  const fromMs = Date.now()
  const made = await make()
  return { made, seen: server.calls.slice(before), fromMs, untilMs: Date.now() }
}

function bytesOf(body: Body | null | undefined): Buffer | null {
  return body && body.bytes.length > 0 ? Buffer.from(body.bytes) : null
}

function described({ request, response, traceToken }: Exchange, body: (bytes: Buffer | null) => string | null) {
  const url = new URL(request?.url ?? '', `https://${sandbox.host}`)
  return {
    ...{ method: request?.method, path: url.pathname + url.search, status: response?.status },
    ...{ requestBody: body(bytesOf(request?.body)), responseBody: body(bytesOf(response?.body)) },
    traceToken,
  }
}

/** So that a difference can be read, and every byte still counts. */
const text = (bytes: Buffer | null) => bytes?.toString('latin1') ?? null

export function expectCalls(
  exchanges: readonly Exchange[],
  seen: readonly SeenCall[],
  { request = whole, response = whole, comparable = whole }: Sight = {},
): void {
  const body = (bytes: Buffer | null) => text(bytes && comparable(bytes))
  const wanted = seen.map((call) => ({
    ...{ method: call.method, path: call.path, status: call.status, traceToken: call.traceToken },
    ...{ requestBody: body(request(call.requestBody)), responseBody: body(response(call.responseBody)) },
  }))
  expect(exchanges.map((exchange) => described(exchange, body))).toEqual(wanted)
}

/** Every header that the server saw is in the trace, as it was. */
export function expectHeaders(exchanges: readonly Exchange[], seen: readonly SeenCall[]): void {
  const lines = (headers: readonly Header[] | null | undefined) =>
    (headers ?? []).map(({ name, value }) => `${name.toLowerCase()}: ${value}`).toSorted()
  expect(exchanges.map(({ request }) => lines(request?.headers))).toEqual(seen.map(({ requestHeaders }) => lines(requestHeaders)))
}

/** A `Date` header has whole seconds. */
export function expectTimes(
  exchanges: readonly Exchange[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
  source: Exchange['startedAtSource'],
): void {
  for (const { startedAtMs, startedAtSource } of exchanges) {
    expect(startedAtSource).toBe(source)
    expect(startedAtMs).toBeGreaterThanOrEqual(Math.floor(fromMs / 1_000) * 1_000 - 1_000)
    expect(startedAtMs).toBeLessThanOrEqual(untilMs + 1_000)
  }
}

/** Nothing that must not leave is in what would leave; what a reviewer needs is; and it reads like the original. */
export async function expectRedaction(
  path: string,
  name: string,
  { exchanges, kept, canaries }: { exchanges: readonly Exchange[]; kept: readonly string[]; canaries: Canaries },
): Promise<void> {
  const redacted = await redactOne(path, name, temporaryFolder())
  const again = await readAll(redacted.path, name)
  const layers = await layersOf(await readFile(redacted.path))
  // A dump of bytes breaks its lines in the midst of values.
  const seen = again.exchanges.flatMap(({ request, response }) => [
    Buffer.from(JSON.stringify([request?.url, request?.headers, response?.headers])),
    ...[request?.body, response?.body].flatMap((body) => (body ? [Buffer.from(body.bytes)] : [])),
  ])
  expect([...layers, ...seen].flatMap((layer) => findCanaries(layer, canaries))).toEqual([])
  const all = Buffer.concat([...layers, ...seen])
  expect(kept.filter((value) => !all.includes(value))).toEqual([])
  expect(again.exchanges.length).toBe(exchanges.length)
  expect(exchanges.flatMap((exchange, index) => differencesBut(exchange, again.exchanges[index]!).map((part) => `${index}: ${part}`))).toEqual([])
}
