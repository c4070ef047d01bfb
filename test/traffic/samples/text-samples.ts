/** @file Samples of the forms of trace that are plain text. */
import { STATUS_CODES } from 'node:http'
import type { SampleCall } from './sample-calls.ts'

const pathOf = (url: string) => url.slice(new URL(url).origin.length)
const requestLine = ({ method, url }: SampleCall) => `${method} ${pathOf(url)} HTTP/1.1`
const statusLine = ({ status }: SampleCall) => `HTTP/1.1 ${status} ${STATUS_CODES[status]}`
const headerLines = (headers: SampleCall['requestHeaders']) => headers.map(({ name, value }) => `${name}: ${value}`)

export function httpText(calls: readonly SampleCall[], newline = '\r\n'): string {
  const sides = calls.flatMap((call) => [
    [requestLine(call), ...headerLines(call.requestHeaders), '', call.requestBody],
    [statusLine(call), ...headerLines(call.responseHeaders), '', call.responseBody],
  ])
  return sides.map((lines) => lines.join(newline)).join(newline + newline)
}

export function markedHttpText(calls: readonly SampleCall[]): string {
  const lines = calls.flatMap((call) => [
    ...['--DocuSign REQUEST--', `${call.method} ${call.url}`, ...headerLines(call.requestHeaders), `Body: ${call.requestBody}`],
    ...['--DocuSign RESPONSE--', statusLine(call), ...headerLines(call.responseHeaders), `Body: ${call.responseBody}`],
  ])
  return lines.join('\n')
}

/** @param isSampleLayout as in DocuSign's published sample: the address first, then the token. */
export function requestLogEntry(call: SampleCall, isSampleLayout = false): string {
  const token = call.responseHeaders.find(({ name }) => name === 'X-DocuSign-TraceToken')?.value ?? ''
  const stamp = [`TraceToken: ${token}`, `Timestamp: ${new Date(call.startedAtMs).toISOString().replace('Z', '0042Z')}`]
  const address = `${call.method} ${call.url.replace('.net/', '.net:7801/')}`
  const status = `${call.status} ${call.statusText}`
  const request = headerLines(call.requestHeaders)
  const lines = isSampleLayout
    ? [address, '', ...stamp, '', ...request, '', call.requestBody, '', '', status, ...headerLines(call.responseHeaders), '', call.responseBody]
    : [...stamp, '', address, ...request, '', call.requestBody, '', status, '', ...headerLines(call.responseHeaders), '', call.responseBody]
  return lines.join('\r\n')
}

export function curlVerbose(calls: readonly SampleCall[]): string {
  const lines = calls.flatMap((call) => [
    ...['*   Trying 127.0.0.1:443...', '* Connected to demo.docusign.net (127.0.0.1) port 443 (#0)'],
    ...[requestLine(call), ...headerLines(call.requestHeaders)].map((line) => `> ${line}\r`),
    ...['> \r', `} [${call.requestBody.length} bytes data]`],
    ...[statusLine(call), ...headerLines(call.responseHeaders)].map((line) => `< ${line}\r`),
    ...['< \r', `{ [${call.responseBody.length} bytes data]`, '* Connection #0 to host demo.docusign.net left intact', call.responseBody],
  ])
  return lines.join('\n')
}

export function curlTrace(calls: readonly SampleCall[]): string {
  const lines = calls.flatMap((call) => {
    const time = `${new Date(call.startedAtMs).toISOString().slice(11, 23)}000`
    const head = (first: string, headers: SampleCall['requestHeaders']) => [first, ...headerLines(headers), '', ''].join('\r\n')
    const answerLines = head(statusLine(call), call.responseHeaders).split(/(?<=\r\n)/)
    return [
      `${time} == Info: Connected to demo.docusign.net (127.0.0.1) port 443 (#0)`,
      ...dump(`${time} => Send header`, head(requestLine(call), call.requestHeaders)),
      ...dump(`${time} => Send data`, call.requestBody),
      ...answerLines.flatMap((line) => dump(`${time} <= Recv header`, line)),
      ...dump(`${time} <= Recv data`, call.responseBody),
    ]
  })
  return `${lines.join('\n')}\n`
}

/** As curl dumps text: 64 characters a line, a new line after CRLF, a dot for what cannot be shown. */
function dump(title: string, text: string): string[] {
  const bytes = Buffer.from(text).toString('latin1')
  const lines = [`${title}, ${bytes.length} bytes (0x${bytes.length.toString(16)})`]
  for (let at = 0; at < bytes.length;) {
    const end = bytes.slice(at, at + 64).indexOf('\r\n')
    const shown = bytes.slice(at, end === -1 ? at + 64 : at + end)
    lines.push(`${at.toString(16).padStart(4, '0')}: ${shown.replaceAll(/[^\x20-\x7e]/g, '.')}`)
    at += shown.length + (end === -1 ? 0 : 2)
  }
  return lines
}

export function soapUiLog(calls: readonly SampleCall[]): string {
  return calls
    .flatMap((call) => {
      const time = new Date(call.startedAtMs).toUTCString().slice(0, 25)
      const wire = (arrow: string, text: string) =>
        text.split(/(?<=\n)/).map((line) => `${time}:DEBUG:${arrow} "${line.replaceAll('\r', '[\\r]').replaceAll('\n', '[\\n]')}"`)
      const side = (first: string, headers: SampleCall['requestHeaders'], body: string) => [first, ...headerLines(headers), '', body].join('\r\n')
      return [
        ...wire('>>', side(requestLine(call), call.requestHeaders, call.requestBody)),
        ...wire('<<', side(statusLine(call), call.responseHeaders, call.responseBody)),
      ]
    })
    .join('\n')
}

export function phpSoap(calls: readonly SampleCall[]): string {
  return calls
    .flatMap((call) => [
      ...[
        'Request Headers:',
        requestLine(call),
        'User-Agent: PHP-SOAP/8.3.2',
        ...headerLines(call.requestHeaders),
        '',
        'Request:',
        call.requestBody,
        '',
      ],
      ...['Response Headers:', statusLine(call), ...headerLines(call.responseHeaders), '', 'Response:', call.responseBody, ''],
    ])
    .join('\n')
}
