import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../../electron/service/traces/read/body.ts'
import type { Header } from '../../../../electron/shared/domain/traces/exchange.ts'

const place = { member: 'raw/1_s.txt', line: 7, offset: 300 }
const headers = (values: Record<string, string>): Header[] => Object.entries(values).map(([name, value]) => ({ name, value }))
const read = (bytes: Buffer | string, values: Record<string, string> = {}) => bodyOf(Buffer.from(bytes), headers(values), place)
const text = '{"subject":"Zoë, bitte"}'
const chunked = (bytes: Buffer, size: number) =>
  Buffer.concat([
    ...Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => {
      const part = bytes.subarray(index * size, index * size + size)
      return Buffer.concat([Buffer.from(`${part.length.toString(16)};name=1\r\n`), part, Buffer.from('\r\n')])
    }),
    Buffer.from('0\r\nX-Checksum: 1\r\n\r\n'),
  ])

describe('coding', () => {
  const packings = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, 'Deflate ': deflateRawSync, br: brotliCompressSync }

  it.each(Object.entries(packings))('%s is undone, within chunks or not', (name, pack) => {
    const packed = pack(text)
    const encoding = { 'content-encoding': name }
    for (const result of [
      read(packed, encoding),
      read(chunked(packed, 5), { ...encoding, 'Transfer-Encoding': 'chunked' }),
      read(pack(packed), { 'Content-Encoding': `${name}, ${name}` }),
    ]) {
      expect(result.body).toMatchObject({ text, place })
      expect(Buffer.from(result.body.bytes)).toEqual(Buffer.from(text))
      expect(result.warnings).toEqual([])
    }
  })

  it.each(Object.keys(packings))('%s is not undone where a tool did it already', (name) => {
    for (const plain of [text, 'ab', '', '[]', '\u001b[1mred', '<a/>'])
      expect(read(plain, { 'Content-Encoding': name, 'Transfer-Encoding': 'chunked' })).toMatchObject({ body: { text: plain }, warnings: [] })
  })

  it('keeps what is damaged, and says so', () => {
    const packed = gzipSync(text.repeat(200))
    const cut = read(packed.subarray(0, packed.length - 20), { 'Content-Encoding': 'gzip' })
    expect(cut.body.text).toMatch(/^\{"subject":"Zoë, bitte"\}/)
    expect(cut.warnings).toEqual([expect.stringContaining('cut short')])
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 12, 30)
    expect(read(damaged, { 'Content-Encoding': 'gzip' })).toMatchObject({
      body: { bytes: damaged, text: null },
      warnings: [expect.stringContaining('could not be unpacked')],
    })
    expect(read(packed, { 'Content-Encoding': 'exi' }).warnings).toEqual([expect.stringContaining('"exi" is not known')])
  })

  it('does not unpack a bomb', () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024))
    expect(read(bomb, { 'Content-Encoding': 'gzip' })).toMatchObject({ body: { text: null }, warnings: [expect.stringContaining('64 MB')] })
  })

  it('gives what there is of chunks that end early, and keeps those whose lengths do not fit', () => {
    const whole = chunked(Buffer.from(text), 10)
    const header = { 'Transfer-Encoding': 'chunked' }
    expect(read(whole.subarray(0, 36), header)).toMatchObject({ body: { text: '{"subject":"Zo' }, warnings: [expect.stringContaining('cut short')] })
    expect(read(whole.subarray(0, 28), header)).toMatchObject({ body: { text: '{"subject"' }, warnings: [expect.stringContaining('end early')] })
    const broken = '4\r\nabcd\r\n4\r\nabcdefgh\r\n0\r\n\r\n'
    expect(read(broken, header)).toMatchObject({ body: { text: broken }, warnings: [expect.stringContaining('do not fit')] })
  })
})

describe('text', () => {
  const type = (value: string) => ({ 'Content-Type': value })

  it.each([
    ['UTF-8 without a charset', Buffer.from(text), {}],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), {}],
    ['UTF-8 with another charset, as a log that was written anew', Buffer.from(text), type('application/json; charset=ISO-8859-1')],
    ['UTF-8 that calls itself UTF-16', Buffer.from(text), type('text/xml; charset=utf-16')],
    ['latin1', Buffer.from(text, 'latin1'), type('text/plain; charset="iso-8859-1"')],
    ['latin1 without a charset', Buffer.from(text, 'latin1'), {}],
    ['a charset that nobody knows', Buffer.from(text, 'latin1'), type('text/plain; charset=x-none')],
    ['UTF-16 by its charset', Buffer.from(text, 'utf16le'), type('text/plain; charset=utf-16')],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), {}],
    ['a stream of bytes that is text in fact', Buffer.from(text), type('application/octet-stream')],
  ])('is read from %s', (_, bytes, values) => {
    expect(read(bytes, values).body.text).toBe(text)
  })

  it('is read in the encoding that XML declares', () => {
    const xml = '<?xml version="1.0" encoding="windows-1251"?><a>\u0436</a>'
    expect(read(Buffer.from(xml.replace('\u0436', '\u00e6'), 'latin1')).body.text).toBe(xml)
    const wide = '<?xml version="1.0" encoding="utf-16"?><a/>'
    expect(read(Buffer.from(wide, 'utf16le')).body.text).toBe(wide)
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj'), {}],
    ['a PDF that calls itself text', Buffer.from('%PDF-1.4\n1 0 obj'), type('text/plain')],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), {}],
    ['an archive', Buffer.from('PK\x03\x04abc'), {}],
    ['many control characters', Buffer.from([1, 2, 3, 65, 66, 67, 0, 200]), {}],
    ['a stream of bytes that is no text', Buffer.from('ab\xe9\xff\xfe', 'latin1'), type('application/octet-stream')],
  ])('is none of %s', (_, bytes, values) => {
    const { body } = read(bytes, values)
    expect(body.text).toBeNull()
    expect(Buffer.from(body.bytes)).toEqual(bytes)
  })

  it('stays legible in a form with a document in it', () => {
    const form = Buffer.concat([
      Buffer.from('--x\r\nContent-Type: application/json\r\n\r\n{"status":"sent"}\r\n--x\r\n\r\n'),
      Buffer.from([0, 1, 2, 255]),
      Buffer.from('\r\n--x--'),
    ])
    expect(read(form, type('multipart/form-data; boundary=x')).body.text).toContain('{"status":"sent"}')
  })

  it('never fails, and keeps all bytes where nothing is packed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('chunked', 'identity'),
        fc.constantFrom('gzip', 'br', 'deflate', 'zstd', 'identity'),
        (bytes, transfer, content) => {
          read(Buffer.from(bytes), { 'Transfer-Encoding': transfer, 'Content-Encoding': content })
          const { body } = read(Buffer.from(bytes))
          expect(Buffer.from(body.bytes)).toEqual(Buffer.from(bytes))
        },
      ),
    )
  })
})
