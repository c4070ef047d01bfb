/** @file What the server answers, before it is packed for the way. */

export type Answer = {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
  isGzipped?: boolean
  /** Sent in pieces without a length. */
  isChunked?: boolean
}

export type Call = { method: string; path: string; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Indented and with CRLF, as DocuSign writes it. */
export function json(status: number, value: unknown, more: Partial<Answer> = {}): Answer {
  return {
    status,
    body: Buffer.from(JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')),
    ...more,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...more.headers },
  }
}

export function xml(status: number, text: string): Answer {
  return { status, body: Buffer.from(text), headers: { 'Content-Type': 'text/xml; charset=utf-8' } }
}
