import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Unread } from '../../../../electron/service/traces/read/reader.ts'
import { readTraceFile } from '../../../../electron/service/traces/read/read-traces.ts'
import type { Exchange } from '../../../../electron/shared/domain/traces/exchange.ts'
import { charlesCall } from '../../../fixtures/traces/charles-sessions.ts'
import { request, response, sessionMembers, timers } from '../../../fixtures/traces/fiddler-sessions.ts'
import { chromeEntry, harOf } from '../../../fixtures/traces/har-files.ts'
import { callAtBothLevels } from '../../../fixtures/traces/message-logs.ts'
import { createEntry, imageEntry } from '../../../fixtures/traces/request-logs.ts'
import { projectOf, soapInterface } from '../../../fixtures/traces/soapui-projects.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { zipOf } from '../../../helpers/zip-of.ts'

let count = 0
async function read(content: string | Buffer, signal?: AbortSignal) {
  const path = join(temporaryFolder(), `${(count += 1)}`)
  await writeFile(path, content)
  const unread: Unread[] = []
  const exchanges: Exchange[] = []
  for await (const exchange of readTraceFile(path, 'trace.zip', { signal, unread: (what) => unread.push(what) })) exchanges.push(exchange)
  return { exchanges, unread, formats: exchanges.map(({ format }) => format), members: exchanges.map(({ place }) => place.member) }
}

const har = harOf([chromeEntry()])

describe('a file is read by its content', () => {
  it.each<[string, string | Buffer, string[]]>([
    ['HAR', har, ['har']],
    ['HAR in gzip', gzipSync(har), ['har']],
    ['HAR in zlib', deflateSync(har), ['har']],
    ['HAR in UTF-16', Buffer.from(`\ufeff${har}`, 'utf16le'), ['har']],
    ['a session of Charles', JSON.stringify([charlesCall()]), ['charles']],
    ['a message log', callAtBothLevels().join(''), ['svclog']],
    ['a SoapUI project', projectOf(soapInterface), ['soapui']],
    ['an entry of a request log', createEntry(), ['request-log']],
    ['HTTP as text', `${request()}\r\n${response().toString()}`, ['http-text']],
  ])('%s', async (_name, content, formats) => expect(await read(content)).toMatchObject({ formats, unread: [] }))
})

describe('what cannot be read is told with its size and a way out', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /^not recognised \(0 bytes\): it is empty/],
    ['white space', ' \r\n', /^not recognised \(3 bytes\): it is empty/],
    ['a binary session of Charles', Buffer.from('aced0005737200', 'hex'), /Charles\. Export it there as JSON session/],
    ['flows of mitmproxy', '4242:9:websocket;0:~8:response;', /mitmproxy.*hardump/],
    ['a capture', Buffer.from('0a0d0d0a1c000000', 'hex'), /capture.*export HAR/],
    ['a PDF', '%PDF-1.7\n', /^not recognised \(9 bytes\): it is a PDF/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /picture/],
    ['an old document of Office', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Office/],
    ['an archive of another kind', Buffer.from('377abcaf271c0004', 'hex'), /archive of a kind/],
    ['a web page', '<!DOCTYPE html><html><body>GET /</body></html>', /web page/],
    ['JSON', '{"a":1}', /JSON that holds no exchange.*HAR/],
    ['XML', '<a/>', /XML that holds no exchange/],
    ['binary content', Buffer.from('00010203', 'hex'), /it is binary/],
    ['prose', 'Dear Zoë, it works.', /no request and no response/],
  ])('%s', async (_name, content, reason) => {
    const { exchanges, unread } = await read(content)
    expect(exchanges).toEqual([])
    expect(unread).toMatchObject([{ member: null, line: 1, bytes: Buffer.byteLength(content), reason: expect.stringMatching(reason) }])
  })

  it('and so is a known form without any exchange', async () => {
    expect((await read(harOf([]))).unread).toMatchObject([{ reason: expect.stringContaining('holds no exchange') }])
  })
})

describe('archives', () => {
  it('of request logs are read in the order of their numbers', async () => {
    const names = ['10_OK_GetEnvelope.txt', '2_Created_SendEnvelope.txt', '00_OK_Ping.txt']
    const { formats, members, unread } = await read(await zipOf(names.map((name) => ({ name, content: createEntry() }))))
    expect(formats).toEqual(['request-log', 'request-log', 'request-log'])
    expect(members).toEqual([...names].reverse())
    expect(unread).toEqual([])
  })

  it('hold members of any form; companions of the tools are passed over', async () => {
    const { formats, members, unread } = await read(
      await zipOf([
        { name: 'logs/', content: '' },
        { name: 'logs/01_NotFound_GetImage.txt', content: imageEntry() },
        { name: 'traffic.har', content: har },
        { name: 'packed.har.gz', content: gzipSync(har) },
        { name: '__MACOSX/logs/._01_NotFound_GetImage.txt', content: '\0\x05\x16\x07' },
        { name: 'logs/.DS_Store', content: '\0\0\0\x01Bud1' },
        { name: 'readme.md', content: 'Our traces.' },
        { name: 'inner.zip', content: await zipOf([{ name: 'traffic.har', content: har }]) },
      ]),
    )
    expect(members).toEqual(['logs/01_NotFound_GetImage.txt', 'packed.har.gz', 'traffic.har'])
    expect(formats).toEqual(['request-log', 'har', 'har'])
    expect(unread).toMatchObject([
      { member: 'inner.zip', reason: expect.stringContaining('archive within an archive') },
      { member: 'readme.md', reason: expect.stringMatching(/^not recognised \(11 bytes\)/) },
    ])
  })

  it.each([1, 2, 3])('of Fiddler are read session by session, with numbers of %i digits', async (digits) => {
    const sessions = Array.from({ length: 12 }, (_value, index) => ({ c: request(`${index}`), s: response(), m: timers() }))
    const members = sessionMembers(sessions, digits)
    // By name, as a packing tool sorts them: 10 before 2.
    const sorted = members.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const { exchanges, unread } = await read(await zipOf(sorted))
    expect(unread).toEqual([])
    expect(exchanges.map((exchange) => exchange.request?.url.split('/').at(-1))).toEqual(sessions.map((_session, index) => `${index}`))
    expect(new Set(exchanges.map(({ startedAtSource }) => startedAtSource))).toEqual(new Set(['saz-timer']))
  })

  it('of Fiddler may hold other members, which are told or read', async () => {
    const { formats, unread } = await read(
      await zipOf([
        ...sessionMembers([{ c: request(), s: response() }]),
        { name: 'raw/1_w.txt', content: 'web socket' },
        { name: 'traffic.har', content: har },
      ]),
    )
    expect(formats).toEqual(['saz', 'har'])
    expect(unread.map(({ member }) => member)).toEqual(['raw/1_w.txt'])
  })

  it('with a damaged member give the others', async () => {
    const { formats, unread } = await read(
      await zipOf([
        { name: 'a.har', content: gzipSync(har).subarray(0, -20) },
        { name: 'b.har', content: har },
      ]),
    )
    expect(formats.at(-1)).toBe('har')
    expect(unread).toMatchObject([{ member: 'a.har', reason: expect.stringContaining('cannot be unpacked') }])
  })

  it('with two members of one name give the first and tell of the other', async () => {
    const { formats, unread } = await read(
      await zipOf([
        { name: 'a.har', content: har },
        { name: 'a.har', content: har },
        { name: 'b.har', content: har },
      ]),
    )
    expect(formats).toEqual(['har', 'har'])
    expect(unread).toMatchObject([{ member: 'a.har', reason: expect.stringContaining('same name') }])
  })

  it('without members are told', async () => {
    expect((await read(await zipOf([]))).unread).toMatchObject([{ reason: expect.stringContaining('no files in it') }])
  })

  it('that are encrypted or over the limits are refused', async () => {
    const encrypted = await zipOf([{ name: 'raw/1_c.txt', content: request() }])
    for (const header of ['PK\x03\x04', 'PK\x01\x02']) {
      const at = encrypted.indexOf(header) + (header === 'PK\x03\x04' ? 6 : 8)
      encrypted.writeUInt16LE(encrypted.readUInt16LE(at) | 1, at)
    }
    await expect(read(encrypted)).rejects.toMatchObject({ code: 'file-unsupported', message: expect.stringContaining('encrypted') })
    const many = await zipOf(Array.from({ length: 5001 }, (_value, index) => ({ name: `${index}.txt`, content: '' })))
    await expect(read(many)).rejects.toMatchObject({ code: 'file-unsupported', message: expect.stringContaining('more than 5000') })
  })
})

it('stops when it is cancelled', async () => {
  const cancelled = AbortSignal.abort()
  for (const content of [har, await zipOf([{ name: 'a.har', content: har }])])
    await expect(read(content, cancelled)).rejects.toMatchObject({ code: 'cancelled' })
})
