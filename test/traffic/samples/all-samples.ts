/** @file A small trace in every form that is read, and in the packings that occur. */
import { deflateSync, gzipSync } from 'node:zlib'
import { zipOf } from '../../helpers/zip-of.ts'
import type { Canaries } from '../canaries.ts'
import { charlesSession, connectJson, har, newmanReport, postmanCollection } from './json-samples.ts'
import { restCalls, soapCalls, type SampleCall } from './sample-calls.ts'
import { curlTrace, curlVerbose, httpText, markedHttpText, phpSoap, requestLogEntry, soapUiLog } from './text-samples.ts'
import { connectXml, serviceLog, soapUiProject } from './xml-samples.ts'

/** `format` as the reader calls it. */
export type Sample = { name: string; format: string; exchanges: number; bytes: Buffer }

export async function allSamples(canaries: Canaries): Promise<Sample[]> {
  const rest = restCalls(canaries)
  const soap = soapCalls(canaries)
  const sample = (name: string, format: string, content: string | Buffer, exchanges = 2): Sample => ({
    name,
    format,
    exchanges,
    bytes: Buffer.from(content),
  })
  return [
    sample('00_Created_CreateAndSendEnvelope.txt', 'request-log', requestLogEntry(rest[0]!), 1),
    sample('02_Created_RequestRecipientToken.txt', 'request-log', requestLogEntry(rest[1]!, true), 1),
    sample(
      'log.zip',
      'request-log',
      await zipOf(rest.map((call, index) => ({ name: `0${index}_Created_${call.operation}.txt`, content: requestLogEntry(call) }))),
    ),
    sample('calls.har', 'har', har(rest)),
    sample('calls.har.gz', 'har', gzipSync(har(soap))),
    sample('calls.zhar', 'har', deflateSync(har(rest))),
    sample('session.saz', 'saz', await saz([...rest, ...soap]), 4),
    sample('messages.svclog', 'svclog', serviceLog(soap)),
    sample('project.xml', 'soapui', soapUiProject(soap)),
    sample('http.log', 'soapui-log', soapUiLog(soap)),
    sample('php.txt', 'php-soap', phpSoap(soap)),
    sample('collection.json', 'postman', postmanCollection(rest)),
    sample('report.json', 'newman', newmanReport(rest)),
    sample('curl.txt', 'curl-verbose', curlVerbose(rest)),
    sample('trace.txt', 'curl-trace', curlTrace(rest)),
    sample('session.chlsj', 'charles', charlesSession(rest)),
    sample('rest.txt', 'http-text', httpText(rest)),
    sample('soap.txt', 'http-text', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(httpText(soap, '\n'), 'utf16le')])),
    sample('marked.log', 'http-text', markedHttpText(rest)),
    sample('connect.xml', 'connect-xml', connectXml(canaries), 1),
    sample('connect.json', 'connect-json', connectJson(canaries), 1),
  ]
}

function saz(calls: readonly SampleCall[]): Promise<Buffer> {
  const side = (first: string, headers: SampleCall['requestHeaders'], body: Buffer) =>
    Buffer.concat([Buffer.from([first, ...headers.map(({ name, value }) => `${name}: ${value}`), '', ''].join('\r\n')), body])
  const members = calls.flatMap((call, index) => [
    { name: `raw/${index + 1}_c.txt`, content: side(`${call.method} ${call.url} HTTP/1.1`, call.requestHeaders, Buffer.from(call.requestBody)) },
    {
      name: `raw/${index + 1}_m.xml`,
      content: `<Session SID="${index + 1}"><SessionTimers ClientBeginRequest="${new Date(call.startedAtMs).toISOString()}" /><SessionFlags><SessionFlag N="x-clientip" V="127.0.0.1" /></SessionFlags></Session>`,
    },
    {
      name: `raw/${index + 1}_s.txt`,
      content: side(
        `HTTP/1.1 ${call.status} ${call.statusText}`,
        [...call.responseHeaders, { name: 'Content-Encoding', value: 'gzip' }],
        gzipSync(call.responseBody),
      ),
    },
  ])
  return zipOf([{ name: '_index.htm', content: '<html></html>' }, ...members])
}
