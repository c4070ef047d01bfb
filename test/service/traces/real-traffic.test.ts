import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { hasTool } from '../../helpers/tools.ts'
import { makeCanaries } from '../../traffic/canaries.ts'
import { makeCertificate } from '../../traffic/certificate.ts'
import { exportHar, findBrowser } from '../../traffic/drive-chromium.ts'
import { callThroughProxy, traceBytes, traceVerbosely, type CurlOptions } from '../../traffic/drive-curl.ts'
import { runNewman } from '../../traffic/drive-newman.ts'
import { logSoapCalls } from '../../traffic/drive-soap.ts'
import { callsDuring, expectCalls, expectHeaders, expectRedaction, expectTimes, type Shown } from '../../traffic/expect-traffic.ts'
import { planFlow } from '../../traffic/flow.ts'
import { readAll } from '../../traffic/read-all.ts'
import { startRecordingProxy, type Session } from '../../traffic/recording-proxy.ts'
import { requestLogOfSessions } from '../../traffic/request-log-of-sessions.ts'
import { sandbox } from '../../traffic/sandbox-ids.ts'
import { sazOfSessions } from '../../traffic/saz-of-sessions.ts'
import { startServer, type SeenCall, type TrafficServer } from '../../traffic/server.ts'

const canaries = makeCanaries('k4u')
const flow = planFlow(canaries)
const hasCurl = hasTool('curl')
const browser = findBrowser()

const certificateFolder = mkdtempSync(join(tmpdir(), 'certpack-certificate-'))
let secure: TrafficServer
let plain: TrafficServer

beforeAll(async () => {
  secure = await startServer(canaries, makeCertificate(certificateFolder))
  plain = await startServer(canaries, null)
})
afterAll(async () => {
  await Promise.all([secure.close(), plain.close()])
  rmSync(certificateFolder, { recursive: true })
})

const isPdf = (body: Buffer) => body.subarray(0, 5).toString() === '%PDF-'

/** What a reviewer looks the calls up by. */
function keptOf(seen: readonly SeenCall[], ...more: string[]): string[] {
  return [sandbox.accountId, sandbox.envelopeId, ...seen.map(({ traceToken }) => traceToken), ...more]
}

const curlVersions: [name: string, options: CurlOptions][] = [
  ['HTTP/1.1', {}],
  ['HTTP/2, compressed', { httpVersion: '2', isCompressed: true }],
]

test.skipIf(!hasCurl).each(curlVersions)('curl -v over %s, a run for each call', async (_, options) => {
  const work = await callsDuring(secure, () => traceVerbosely(secure, flow, temporaryFolder(), options))
  const { exchanges, unread } = await readAll(work.made, 'calls.txt')
  expect(exchanges.every(({ format, request }) => format === 'curl-verbose' && request?.isBodyUnseen !== false)).toBe(true)
  expectHeaders(exchanges, work.seen)
  // The PDF went into a file.
  expectCalls(exchanges, work.seen, { request: () => null, response: (body) => (isPdf(body) ? null : body) })
  expectTimes(exchanges, work, 'date-header')
  expect(unread).toEqual([])
  await expectRedaction(work.made, 'calls.txt', { canaries, exchanges, kept: keptOf(work.seen, sandbox.integratorKey) })
})

/** As curl shows bytes in ASCII: line ends stay, everything else that is no plain character becomes a dot, single line breaks too. */
const asDump: Shown = (body) =>
  body.length > 0 ? Buffer.from(body.toString('latin1').replaceAll(/\r\n|[^\x20-\x7e]/g, (found) => (found === '\r\n' ? found : '.'))) : null

test.skipIf(!hasCurl)('curl --trace-ascii with times, one run for all calls', async () => {
  const work = await callsDuring(secure, () => traceBytes(secure, flow, temporaryFolder()))
  const { exchanges, unread } = await readAll(work.made, 'trace.txt')
  expectCalls(exchanges, work.seen, { comparable: asDump })
  expectHeaders(exchanges, work.seen)
  expectTimes(exchanges, work, 'curl-trace')
  expect(unread).toEqual([])
  await expectRedaction(work.made, 'trace.txt', { canaries, exchanges, kept: keptOf(work.seen, sandbox.integratorKey) })
})

test.skipIf(!hasCurl)('curl --trace, which has every byte', async () => {
  const work = await callsDuring(secure, () => traceBytes(secure, flow, temporaryFolder(), '--trace', { isCompressed: true }))
  const { exchanges, unread } = await readAll(work.made, 'trace.txt')
  expectCalls(exchanges, work.seen)
  expect(unread).toEqual([])
  await expectRedaction(work.made, 'trace.txt', { canaries, exchanges, kept: keptOf(work.seen) })
})

test('a log of a SOAP client', async () => {
  const path = join(temporaryFolder(), 'soap.log')
  const work = await callsDuring(plain, async () => writeFile(path, await logSoapCalls(plain.port, canaries)))
  const seen = work.seen.filter(({ method }) => method === 'POST')
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200, 500])
  const { exchanges, unread } = await readAll(path, 'soap.log')
  expectCalls(exchanges, seen)
  expectTimes(exchanges, work, 'date-header')
  expect(unread).toEqual([])
  await expectRedaction(path, 'soap.log', { canaries, exchanges, kept: keptOf(seen, sandbox.integratorKey) })
})

test("Newman's report, and the collection with the answers as examples", async () => {
  const work = await callsDuring(secure, () => runNewman(secure, flow, temporaryFolder()))
  const { report, collection } = work.made
  const ran = await readAll(report, 'report.json')
  expect(ran.exchanges.every(({ format }) => format === 'newman')).toBe(true)
  expectCalls(ran.exchanges, work.seen)
  expectTimes(ran.exchanges, work, 'date-header')
  expect(ran.unread).toEqual([])
  await expectRedaction(report, 'report.json', { canaries, exchanges: ran.exchanges, kept: keptOf(work.seen, sandbox.integratorKey) })

  const saved = await readAll(collection, 'collection.json')
  expect(saved.exchanges.every(({ format }) => format === 'postman')).toBe(true)
  // Postman saves an example as text.
  expectCalls(saved.exchanges, work.seen, { response: (body) => Buffer.from(body.toString('utf8')) })
  expect(saved.unread).toEqual([])
  await expectRedaction(collection, 'collection.json', { canaries, exchanges: saved.exchanges, kept: keptOf(work.seen, sandbox.integratorKey) })
})

test.skipIf(!browser)('the HAR file that Chromium exports', async () => {
  const work = await callsDuring(secure, () => exportHar(browser!, secure, flow, temporaryFolder()))
  // It asks by itself for an icon, which it does not export.
  const seen = work.seen.filter(({ path }) => path !== '/favicon.ico')
  const { exchanges, unread } = await readAll(work.made, 'demo.docusign.net.har')
  expect(exchanges.every(({ format }) => format === 'har')).toBe(true)
  expectCalls(exchanges, seen)
  expectTimes(exchanges, work, 'har')
  expect(unread).toEqual([])
  await expectRedaction(work.made, 'demo.docusign.net.har', { canaries, exchanges, kept: keptOf(seen, sandbox.integratorKey) })
})

async function recordSessions(): Promise<Session[]> {
  const proxy = await startRecordingProxy(plain.port)
  await callThroughProxy(proxy.port, flow)
  await proxy.close()
  return proxy.sessions
}

test.skipIf(!hasCurl)('a SAZ archive of the bytes on the wire', async () => {
  const path = join(temporaryFolder(), 'session.saz')
  const work = await callsDuring(plain, recordSessions)
  await writeFile(path, await sazOfSessions(work.made))
  expect(Buffer.concat(work.made.map(({ received }) => received)).toString('latin1')).toMatch(/Transfer-Encoding: chunked/)
  const { exchanges, unread } = await readAll(path, 'session.saz')
  expect(exchanges.every(({ format }) => format === 'saz')).toBe(true)
  expectCalls(exchanges, work.seen)
  expectHeaders(exchanges, work.seen)
  expectTimes(exchanges, work, 'saz-timer')
  expect(unread).toEqual([])
  await expectRedaction(path, 'session.saz', { canaries, exchanges, kept: keptOf(work.seen, sandbox.integratorKey) })
})

test.skipIf(!hasCurl)("DocuSign's request log of the same bytes", async () => {
  const path = join(temporaryFolder(), 'log.zip')
  const work = await callsDuring(plain, recordSessions)
  await writeFile(path, await requestLogOfSessions(work.made))
  // Calls that go to no account are not in the log.
  const seen = work.seen.filter((call) => call.path.includes('/accounts/'))
  const { exchanges, unread } = await readAll(path, 'log.zip')
  expect(exchanges.map(({ namedOperation }) => namedOperation)).toEqual([
    ...['CreateAndSendEnvelope', 'RequestRecipientToken', 'GetEnvelope', 'GetEnvelopeRecipients', 'GetEnvelopeDocument', 'CreateAndSendEnvelope'],
  ])
  expectCalls(exchanges, seen)
  expectTimes(exchanges, work, 'log')
  expect(unread).toEqual([])
  await expectRedaction(path, 'log.zip', {
    canaries,
    exchanges,
    kept: [sandbox.accountId, sandbox.envelopeId, ...seen.map(({ traceToken }) => traceToken)],
  })
})
