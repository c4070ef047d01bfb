/** @file A message of HTTP/1.1 taken from the wire: its head, and its body without chunks and gzip. */
import { gunzipSync } from 'node:zlib'
import type { Header } from '#shared/domain/traces/exchange.ts'

export type WireMessage = { firstLine: string; headers: Header[]; body: Buffer }

export function parseWireMessage(bytes: Buffer): WireMessage {
  const end = bytes.indexOf('\r\n\r\n')
  const [firstLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1).trim() }))
  const has = (name: string, value: string) => headers.some((header) => header.name.toLowerCase() === name && header.value.includes(value))
  const rest = bytes.subarray(end + 4)
  const whole = has('transfer-encoding', 'chunked') ? withoutChunks(rest) : rest
  return { firstLine, headers, body: has('content-encoding', 'gzip') ? gunzipSync(whole) : whole }
}

function withoutChunks(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (end === -1 || !(size > 0)) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}
