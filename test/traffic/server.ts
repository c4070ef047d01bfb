/** @file A local server that speaks the shapes of DocuSign's APIs, and remembers what it saw and sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo, Server, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type { Header } from '#shared/domain/traces/exchange.ts'
import { json, type Answer } from './answer.ts'
import type { Canaries } from './canaries.ts'
import type { Certificate } from './certificate.ts'
import { answerRest } from './rest-answers.ts'
import { sandbox, traceTokenOf } from './sandbox-ids.ts'
import { answerSoap } from './soap-answers.ts'

export type SeenCall = {
  startedAtMs: number
  method: string
  /** With the query. */
  path: string
  requestHeaders: Header[]
  requestBody: Buffer
  status: number
  /** Before it was zipped and cut into pieces. */
  responseBody: Buffer
  traceToken: string
}

export type TrafficServer = {
  scheme: 'http' | 'https'
  port: number
  /** In the order in which they came. */
  calls: SeenCall[]
  close(): Promise<void>
}

type AnyRequest = IncomingMessage | Http2ServerRequest
type AnyResponse = ServerResponse | Http2ServerResponse

/** @param certificate null for plain HTTP; with one, HTTP/2 is spoken to those who ask for it. */
export async function startServer(canaries: Canaries, certificate: Certificate | null): Promise<TrafficServer> {
  const calls: SeenCall[] = []
  const handle = (request: AnyRequest, response: AnyResponse) => void serve(request, response, canaries, calls)
  const server: Server = certificate ? createSecureServer({ ...certificate, allowHTTP1: true }, handle) : createServer(handle)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    scheme: certificate ? 'https' : 'http',
    port: (server.address() as AddressInfo).port,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

async function serve(request: AnyRequest, response: AnyResponse, canaries: Canaries, calls: SeenCall[]): Promise<void> {
  const startedAtMs = Date.now()
  const body = await buffer(request)
  // To a proxy a client names the whole address.
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const call = { method: request.method ?? '', path: pathname + search, headers: request.headers, body }
  const answer = answerRest(call, canaries) ?? answerSoap(call, canaries) ?? answerRest404(call.path)
  const traceToken = traceTokenOf(calls.length + 1)
  calls.push({
    ...{ startedAtMs, method: call.method, path: call.path, requestHeaders: headersOf(request), requestBody: body },
    ...{ status: answer.status, responseBody: answer.body, traceToken },
  })
  const isGzipped = answer.isGzipped && String(request.headers['accept-encoding']).includes('gzip')
  send(
    response,
    { ...answer, isGzipped },
    {
      'X-RateLimit-Limit': '3000',
      'X-RateLimit-Remaining': String(3_000 - calls.length),
      'X-BurstLimit-Limit': '500',
      'X-DocuSign-TraceToken': traceToken,
      'X-DocuSign-Node': 'TEST1FE1',
      'Set-Cookie': [`DocuSignCookie=${canaries.cookie}; path=/; secure; HttpOnly`, `session=${canaries.sessionCookie}; path=/`],
    },
  )
}

function answerRest404(path: string): Answer {
  if (path === '/')
    return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: Buffer.from('<!doctype html><title>Sandbox</title>') }
  return json(404, { errorCode: 'RESOURCE_NOT_FOUND', message: `The URL provided does not resolve to a resource on ${sandbox.host}.` })
}

function headersOf({ rawHeaders }: AnyRequest): Header[] {
  const headers: Header[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.push({ name: rawHeaders[at] ?? '', value: rawHeaders[at + 1] ?? '' })
  // HTTP/2 has another name for the host.
  return headers.flatMap((header) => (header.name === ':authority' ? [{ ...header, name: 'host' }] : header.name.startsWith(':') ? [] : [header]))
}

function send(response: AnyResponse, { status, headers, body, isGzipped, isChunked }: Answer, more: Answer['headers']): void {
  const bytes = isGzipped ? gzipSync(body) : body
  const coding: Answer['headers'] = {
    ...(isGzipped ? { 'Content-Encoding': 'gzip' } : {}),
    ...(isChunked ? {} : { 'Content-Length': String(bytes.length) }),
  }
  const all = { ...headers, ...more, ...coding }
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value)
  response.statusCode = status
  const middle = isChunked ? Math.ceil(bytes.length / 2) : bytes.length
  // To both kinds of response alike: what differs in their types is the callback, which is not used.
  const output: Pick<ServerResponse, 'write' | 'end'> = response as ServerResponse
  output.write(bytes.subarray(0, middle))
  // A piece of its own, as from a server that is still at work on the rest.
  setTimeout(() => output.end(bytes.subarray(middle)), isChunked ? 20 : 0)
}
