/** @file Writes calls in every form of trace, the way the tools do. */
import { gzipSync } from 'node:zlib'
import type { TraceFormat } from '../../../../electron/shared/domain/traces/exchange.ts'
import { zipOf } from '../../../helpers/zip-of.ts'
import { type CanaryExchange, kept } from './canary-exchanges.ts'

const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')
const hostOf = (url: string) => new URL(url).host
const pairs = (headers: [string, string][]) => headers.map(([name, value]) => ({ name, value }))
const lines = (headers: [string, string][]) => headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function requestText({ method, url, requestHeaders, requestBody }: CanaryExchange, target = url): string {
  return `${method} ${target} HTTP/1.1\r\nHost: ${hostOf(url)}\r\n${lines(requestHeaders)}\r\n${requestBody}`
}

function responseText({ status, responseHeaders, responseBody }: CanaryExchange): string {
  return `HTTP/1.1 ${status} OK\r\nDate: Mon, 14 Dec 2026 10:00:00 GMT\r\n${lines(responseHeaders)}\r\n${responseBody}`
}

function har(exchanges: CanaryExchange[], isBase64: boolean): string {
  const entries = exchanges.map((exchange) => ({
    startedDateTime: kept.timestamp,
    time: 12,
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: 'HTTP/1.1',
      cookies: [{ name: 'sid', value: /sid=([^;]*)/.exec(exchange.requestHeaders.find(([name]) => name === 'Cookie')?.[1] ?? '')?.[1] ?? '' }],
      headers: pairs(exchange.requestHeaders),
      queryString: [...new URL(exchange.url).searchParams].map(([name, value]) => ({ name, value })),
      postData: { mimeType: exchange.requestHeaders.find(([name]) => name === 'Content-Type')?.[1], text: exchange.requestBody },
    },
    response: {
      status: exchange.status,
      statusText: 'OK',
      headers: pairs(exchange.responseHeaders),
      cookies: [],
      content: isBase64
        ? { size: 1, mimeType: 'application/json', text: Buffer.from(exchange.responseBody).toString('base64'), encoding: 'base64' }
        : { size: 1, mimeType: 'application/json', text: exchange.responseBody },
    },
    serverIPAddress: '203.0.113.7',
  }))
  return `\ufeff${JSON.stringify({ log: { version: '1.2', creator: { name: 'made', version: '1' }, entries } }, null, 2)}`
}

function charles(exchanges: CanaryExchange[]): string {
  return JSON.stringify(
    exchanges.map(({ method, url, requestHeaders, requestBody, status, responseHeaders, responseBody }) => ({
      status: 'COMPLETE',
      method,
      protocolVersion: 'HTTP/1.1',
      scheme: 'https',
      host: hostOf(url),
      path: new URL(url).pathname,
      query: new URL(url).search.slice(1) || null,
      times: { start: kept.timestamp },
      request: {
        mimeType: 'application/json',
        header: { firstLine: `${method} ${pathOf(url)} HTTP/1.1`, headers: pairs(requestHeaders) },
        body: { text: requestBody },
      },
      response: {
        status,
        header: { firstLine: `HTTP/1.1 ${status} OK`, headers: pairs(responseHeaders) },
        body: { encoded: Buffer.from(responseBody).toString('base64') },
      },
    })),
  )
}

const postmanUrl = (url: string) => ({
  raw: url,
  protocol: 'https',
  host: hostOf(url).split('.'),
  path: new URL(url).pathname.slice(1).split('/'),
  query: [...new URL(url).searchParams].map(([key, value]) => ({ key, value })),
})
const postmanPairs = (headers: [string, string][]) => headers.map(([key, value]) => ({ key, value, type: 'text' }))

function postman(exchanges: CanaryExchange[]): string {
  const item = exchanges.map(({ method, url, requestHeaders, requestBody, status, responseHeaders, responseBody }, index) => {
    const request = {
      method,
      auth: { type: 'bearer', bearer: [{ key: 'token', value: requestHeaders[0]?.[1].slice(7), type: 'string' }] },
      header: postmanPairs(requestHeaders),
      body: { mode: 'raw', raw: requestBody },
      url: postmanUrl(url),
    }
    return {
      name: `Call ${index}`,
      request,
      response: [{ name: 'Answer', originalRequest: request, status: 'OK', code: status, header: postmanPairs(responseHeaders), body: responseBody }],
    }
  })
  return JSON.stringify({ info: { name: 'Made', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' }, item }, null, '\t')
}

function newman(exchanges: CanaryExchange[]): string {
  const executions = exchanges.map(({ method, url, requestHeaders, requestBody, status, responseHeaders, responseBody }, index) => ({
    item: { id: String(index), name: `Call ${index}` },
    request: { method, url: postmanUrl(url), header: postmanPairs(requestHeaders), body: { mode: 'raw', raw: requestBody } },
    response: {
      status: 'OK',
      code: status,
      header: postmanPairs(responseHeaders),
      stream: { type: 'Buffer', data: [...Buffer.from(responseBody)] },
      responseTime: 5,
    },
  }))
  return JSON.stringify({ collection: { info: { name: 'Made' } }, run: { stats: {}, timings: { started: 1, completed: 2 }, executions } }, null, 2)
}

const logOf = (exchange: CanaryExchange): string =>
  `TraceToken: ${kept.traceToken}\r\nTimestamp: ${kept.timestamp}\r\n\r\n${exchange.method} ${exchange.url}\r\n${lines(exchange.requestHeaders)}\r\n${exchange.requestBody}\r\n\r\n${exchange.status} OK\r\n${lines(exchange.responseHeaders)}\r\n${exchange.responseBody}\r\n`

function curlVerbose(exchanges: CanaryExchange[]): string {
  return exchanges
    .map((exchange) => {
      const prefixed = (mark: string, text: string) =>
        text
          .split('\r\n')
          .map((line) => `${mark} ${line}\r\n`)
          .join('')
      const [head = ''] = requestText(exchange, pathOf(exchange.url)).split('\r\n\r\n')
      const [responseHead = ''] = responseText(exchange).split('\r\n\r\n')
      const authorization = exchange.requestHeaders[0]?.[1] ?? ''
      return `* Connected to demo.docusign.net (203.0.113.7) port 443\n* [HTTP/2] [1] [authorization: ${authorization}]\n${prefixed('>', head)}> \r\n{ [5 bytes data]\n${prefixed('<', responseHead)}< \r\n{ [12 bytes data]\n${exchange.responseBody}\n* Connection #0 to host left intact\n`
    })
    .join('')
}

/** As `--trace-ascii` cuts it: at 64 bytes, and at CR LF. */
function dump(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    let end = Math.min(at + 64, bytes.length)
    const feed = bytes.indexOf('\r\n', at)
    const isFeed = feed !== -1 && feed < end
    if (isFeed) end = feed
    text += `${at.toString(16).padStart(4, '0')}: ${bytes
      .subarray(at, end)
      .toString('latin1')
      .replace(/[^\u0020-\u007e]/g, '.')}\n`
    at = isFeed ? end + 2 : end
  }
  return text
}

function curlTrace(exchanges: CanaryExchange[]): string {
  return exchanges
    .map((exchange) => {
      const blocks = (arrow: string, text: string) => {
        const split = text.indexOf('\r\n\r\n') + 4
        const part = (kind: string, content: string) => {
          const bytes = Buffer.from(content)
          return `10:00:00.123456 ${arrow} ${kind}, ${bytes.length} bytes (0x${bytes.length.toString(16)})\n${dump(bytes)}`
        }
        const verb = arrow === '=>' ? 'Send' : 'Recv'
        // The data comes in two reads.
        const body = text.slice(split)
        const half = Math.floor(body.length / 2)
        return `${part(`${verb} header`, text.slice(0, split))}${part(`${verb} data`, body.slice(0, half))}${part(`${verb} data`, body.slice(half))}`
      }
      return `== Info: Connected to demo.docusign.net (203.0.113.7) port 443\n${blocks('=>', requestText(exchange, pathOf(exchange.url)))}${blocks('<=', responseText(exchange))}`
    })
    .join('')
}

function soapuiLog(exchanges: CanaryExchange[]): string {
  const wire = (mark: string, text: string) =>
    (text.match(/[^\n]{1,120}\n?|\n/g) ?? [])
      .map((line) => `Mon Dec 14 10:00:00 CET 2026:DEBUG:${mark} "${line.replaceAll('\r', '[\\r]').replaceAll('\n', '[\\n]')}"\n`)
      .join('')
  return exchanges.map((exchange) => wire('>>', requestText(exchange, pathOf(exchange.url))) + wire('<<', responseText(exchange))).join('')
}

function svclog(exchanges: CanaryExchange[]): string {
  return exchanges
    .filter(({ requestBody }) => requestBody.startsWith('<'))
    .map(({ requestHeaders, requestBody, responseBody }) => {
      const event = (source: string, inner: string) =>
        `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><TimeCreated SystemTime="${kept.timestamp}" /><Execution ProcessName="Dana.Integration" ProcessID="12" /><Computer>DANA-DESKTOP</Computer></System><ApplicationData><TraceData><DataItem><MessageLogTraceRecord Time="${kept.timestamp}" Source="${source}" Type="x">${inner}</MessageLogTraceRecord></DataItem></TraceData></ApplicationData></E2ETraceEvent>`
      const headers = requestHeaders.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')
      return (
        event('TransportSend', `<HttpRequest><Method>POST</Method><WebHeaders>${headers}</WebHeaders></HttpRequest>${requestBody}`) +
        event('TransportReceive', responseBody)
      )
    })
    .join('')
}

function soapuiProject(exchanges: CanaryExchange[]): string {
  const calls = exchanges
    .filter(({ requestBody }) => requestBody.startsWith('<'))
    .map(
      ({ requestHeaders, requestBody }) =>
        `<con:call name="Request 1"><con:settings><con:setting id="headers">${escapeXml(requestHeaders.map(([key, value]) => `<entry key="${key}" value="${escapeXml(value)}"/>`).join(''))}</con:setting></con:settings><con:endpoint>https://demo.docusign.net/api/3.0/dsapi.asmx</con:endpoint><con:request><![CDATA[${requestBody.replaceAll(']]>', ']]]]><![CDATA[>')}]]></con:request></con:call>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<con:soapui-project name="Made" xmlns:con="http://eviware.com/soapui/config">${calls.join('')}</con:soapui-project>`
}

function phpSoap(exchanges: CanaryExchange[]): string {
  return exchanges
    .filter(({ requestBody }) => requestBody.startsWith('<'))
    .map((exchange) => {
      const [head = '', ...body] = requestText(exchange, pathOf(exchange.url)).split('\r\n\r\n')
      return `REQUEST HEADERS:\n${head}\n\nREQUEST:\n${body.join('\r\n\r\n')}\n\nRESPONSE HEADERS:\n${responseText(exchange).split('\r\n\r\n')[0]}\n\nRESPONSE:\n${exchange.responseBody}\n`
    })
    .join('\n')
}

function connectXml(exchanges: CanaryExchange[]): string {
  const body = exchanges.find(({ requestBody }) => requestBody.startsWith('<'))
  return `<?xml version="1.0" encoding="utf-8"?><DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0"><EnvelopeStatus><RecipientStatuses><RecipientStatus><Email>jordan.avery@example.com</Email><UserName>Jordan Avery</UserName><RecipientIPAddress>203.0.113.9</RecipientIPAddress></RecipientStatus></RecipientStatuses><TimeGenerated>${kept.timestamp}</TimeGenerated><EnvelopeID>${kept.envelopeId}</EnvelopeID><Status>Completed</Status></EnvelopeStatus>${body?.requestBody}</DocuSignEnvelopeInformation>`
}

function connectJson(exchanges: CanaryExchange[]): string {
  return JSON.stringify({
    event: 'envelope-completed',
    generatedDateTime: kept.timestamp,
    data: { accountId: kept.accountId, envelopeId: kept.envelopeId, calls: exchanges.map(({ requestBody }) => requestBody) },
  })
}

function sazMembers(exchanges: CanaryExchange[]): { name: string; content: string | Buffer }[] {
  return exchanges.flatMap((exchange, index) => {
    // A packed and chunked answer, as it went over the wire.
    const packed = gzipSync(Buffer.from(exchange.responseBody))
    const head = responseText(exchange)
      .split('\r\n\r\n')[0]
      ?.replace(/Content-Length: \d+\r?\n?/, '')
      .trimEnd()
    const chunked = Buffer.concat([
      Buffer.from(`${head}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n`),
      packed.subarray(0, 32),
      Buffer.from(`\r\n${(packed.length - 32).toString(16)}\r\n`),
      packed.subarray(32),
      Buffer.from('\r\n0\r\n\r\n'),
    ])
    return [
      { name: `raw/${index + 1}_c.txt`, content: requestText(exchange) },
      { name: `raw/${index + 1}_s.txt`, content: chunked },
      {
        name: `raw/${index + 1}_m.xml`,
        content: `<?xml version="1.0" encoding="utf-8"?><Session SID="${index + 1}"><SessionTimers ClientBeginRequest="${kept.timestamp}" /><SessionFlags><SessionFlag N="x-clientip" V="203.0.113.8" /><SessionFlag N="x-processinfo" V="dana:4711" /></SessionFlags></Session>`,
      },
    ]
  })
}

export type Rendered = { name: string; format: TraceFormat | null; content: Buffer }

/** @returns a file of every form; `format` is null for archives, which are redacted as files. */
export async function renderAll(exchanges: CanaryExchange[]): Promise<Rendered[]> {
  const text = (name: string, format: TraceFormat, content: string): Rendered => ({ name, format, content: Buffer.from(content) })
  return [
    text('har', 'har', har(exchanges, false)),
    text('har with base64', 'har', har(exchanges, true)),
    text('charles', 'charles', charles(exchanges)),
    text('postman', 'postman', postman(exchanges)),
    text('newman', 'newman', newman(exchanges)),
    text('request log', 'request-log', exchanges.map(logOf).join('\r\n')),
    text('raw HTTP', 'http-text', exchanges.map((exchange) => `${requestText(exchange)}\r\n\r\n${responseText(exchange)}\r\n\r\n`).join('')),
    text('curl -v', 'curl-verbose', curlVerbose(exchanges)),
    text('trace-ascii', 'curl-trace', curlTrace(exchanges)),
    text('SoapUI log', 'soapui-log', soapuiLog(exchanges)),
    text('SoapUI project', 'soapui', soapuiProject(exchanges)),
    text('svclog', 'svclog', svclog(exchanges)),
    text('PHP', 'php-soap', phpSoap(exchanges)),
    text('Connect XML', 'connect-xml', connectXml(exchanges)),
    text('Connect JSON', 'connect-json', connectJson(exchanges)),
    {
      name: 'request log zip',
      format: null,
      content: await zipOf(exchanges.map((exchange, index) => ({ name: `0${index}_OK_GetEnvelope.txt`, content: logOf(exchange) }))),
    },
    { name: 'saz', format: null, content: await zipOf(sazMembers(exchanges)) },
  ]
}
