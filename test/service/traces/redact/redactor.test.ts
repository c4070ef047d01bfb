import { createHmac } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { zipMembers } from '../../../../electron/service/files/read-zip.ts'
import { collectTraceFile, redactTraceFile } from '../../../../electron/service/traces/redact/redact-trace-file.ts'
import { createRedactor } from '../../../../electron/service/traces/redact/redactor.ts'
import { traceOfBytes } from '../../../../electron/service/traces/source.ts'
import { redactionChoicesSchema } from '../../../../electron/shared/domain/traces/redaction.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'
import { zipOf } from '../../../helpers/zip-of.ts'
import { redactBytes, redactorFor, redactText } from './redact-helper.ts'

const secret = 'Zk9-cAnAry_Value42'
const request = (value = secret) =>
  `POST https://demo.docusign.net/restapi/v2.1/accounts/1/envelopes HTTP/1.1\r\nHost: demo.docusign.net\r\nAuthorization: Bearer ${value}\r\n\r\n{"status":"sent"}\r\n\r\nHTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{"envelopeId":"x"}`

async function redactFile(content: Buffer | string, name: string, redactor = redactorFor()) {
  const folder = temporaryFolder()
  const [path, outPath] = [join(folder, 'in'), join(folder, 'out')]
  await writeFile(path, content)
  const fractions: number[] = []
  await collectTraceFile(redactor, path, name)
  const { leftOut } = await redactTraceFile(redactor, path, name, outPath, undefined, (fraction) => fractions.push(fraction))
  expect((await readdir(folder)).toSorted()).toEqual(['in', 'out'])
  return { bytes: await readFile(outPath), leftOut, fractions, outPath }
}

describe('the ledger', () => {
  it('names class, rule, place and a salted hash, never the value', async () => {
    const redactor = redactorFor()
    await redactText(request(), 'http-text', redactor)
    expect(redactor.ledger()).toEqual([
      {
        class: 'secret',
        rule: 'header:Authorization',
        member: null,
        line: 3,
        offset: request().indexOf(secret),
        replacement: '[omitted]',
        valueHash: createHmac('sha256', 'salt').update(secret).digest('hex').slice(0, 16),
      },
    ])
    expect(redactor.counts()).toEqual({ secret: 1, personal: 0, binary: 0 })
    expect(redactor.secretValues()).toEqual(new Set([secret]))
  })

  it('tells the place in the source of a large file, behind what was replaced before', async () => {
    const entry = (index: number) =>
      `{"request":{"method":"GET","url":"https://demo.docusign.net/?x=${index}","headers":[\n{"name":"Cookie","value":"a=${secret}${index}"}]}}`
    const har = `{"log":{"version":"1.2","entries":[${Array.from({ length: 50 }, (_, index) => entry(index)).join(',\n')}]}}`
    const redactor = redactorFor()
    await redactText(har, 'har', redactor)
    expect(redactor.ledger().map(({ line, offset }) => [line, har.slice(offset, offset + secret.length)])).toEqual(
      Array.from({ length: 50 }, (_, index) => [index * 2 + 2, secret]),
    )
  })

  it('counts exactly what it no longer lists', async () => {
    const redactor = redactorFor()
    await redactText(JSON.stringify(Array.from({ length: 50_100 }, (_, index) => ({ password: `p${index}` }))), 'postman', redactor)
    expect(redactor.ledger()).toHaveLength(50_000)
    expect(redactor.counts().secret).toBe(50_100)
  })
})

describe('files', () => {
  it('packed content comes unpacked', async () =>
    expect((await redactFile(gzipSync(request()), 'a.txt.gz')).bytes.toString()).toBe(request('[omitted]')))

  it.each(['utf-16le', 'utf-16be'] as const)('%s stays so, with its mark', async (encoding) => {
    const encode = (text: string) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
      return encoding === 'utf-16be' ? bytes.swap16() : bytes
    }
    expect((await redactFile(encode(`${request()} äö😀`), 'a.txt')).bytes).toEqual(encode(`${request('[omitted]')} äö😀`))
  })

  it('a secret of a later file is taken out of an earlier one', async () => {
    const redactor = redactorFor()
    const first = await traceOfBytes(Buffer.from(`{"note":"${secret}"}`), 'first')
    const second = await traceOfBytes(Buffer.from(`{"password":"${secret}"}`), 'second')
    await redactor.collect(first, null)
    await redactor.collect(second, null)
    expect((await buffer(Readable.from(redactor.redact(first, null, true)))).toString()).toBe('{"note":"[omitted]"}')
  })

  it('an archive keeps its members; of no known form they are left out and told', async () => {
    const zip = await zipOf([
      { name: '01_Created_CreateEnvelope.txt', content: request() },
      { name: 'notes.bin', content: Buffer.from([1, 2, 3, 0, 255]) },
      { name: 'dana@example.com.txt', content: request() },
    ])
    const { outPath, leftOut, fractions } = await redactFile(zip, 'log.zip')
    const members: [string, string][] = []
    for await (const { name, read } of zipMembers(outPath, 'log.zip')) members.push([name, (await buffer(Readable.from(read()))).toString()])
    expect(members).toEqual([
      ['01_Created_CreateEnvelope.txt', request('[omitted]')],
      ['email-1.txt', request('[omitted]')],
    ])
    expect(leftOut.map(({ member }) => member)).toEqual(['notes.bin'])
    expect(fractions.at(-1)).toBe(1)
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions)
  })

  it('the same file gives the same bytes', async () => {
    const zip = await zipOf([{ name: '01_Created_CreateEnvelope.txt', content: request() }])
    expect((await redactFile(zip, 'log.zip')).bytes).toEqual((await redactFile(zip, 'log.zip')).bytes)
  })

  it('of no known form is refused, and cancelling leaves nothing behind but the begun copy', async () => {
    await expect(redactFile('nothing here', 'a.txt')).rejects.toMatchObject({ code: 'file-unsupported' })
    const stopped = createRedactor({ choices: redactionChoicesSchema.parse({}), salt: 's', signal: AbortSignal.abort() })
    await expect(redactBytes(Buffer.from('{}'), null, stopped)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('one value for the viewer', () => {
  it('is redacted like in the file, and counts nothing', () => {
    const redactor = redactorFor()
    expect(redactor.redactText('https://demo.docusign.net/?access_token=äb1')).toBe('https://demo.docusign.net/?access_token=[omitted]')
    expect(redactor.redactText(`Bearer ${secret}`, 'header:Authorization')).toBe('Bearer [omitted]')
    expect(redactor.redactText('Grüße 😀')).toBe('Grüße 😀')
    expect(redactor.counts()).toEqual({ secret: 0, personal: 0, binary: 0 })
  })
})

describe('hostile text costs seconds at most', () => {
  const pieces = [
    '[',
    '{"a":',
    '<a',
    '<a>',
    '<a b=',
    '&',
    '&lt;',
    '\\',
    '"\\"',
    '@',
    'a@b',
    'ey-',
    'ey',
    '%',
    '%25',
    '=&',
    'a=',
    '\r',
    '\n',
    'GET / HTTP/1.1\n',
    '1\r\n1\r\n',
    '-----BEGIN PRIVATE KEY-----',
    'Basic ',
    'https://',
    'a:b@',
    '0000: ',
    '>> "',
    '<!--',
    '<![CDATA[',
    '<!DOCTYPE [',
    'Cookie: ',
    ';',
    ',a=',
    '\u00c3',
    ' -u a:',
    '/x?y',
    '{"name":"cookie",',
    'password=',
  ]
  it.each(pieces)('%s', { timeout: 30_000 }, async (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length))
    const started = performance.now()
    for (const format of [null, 'postman', 'connect-xml', 'http-text'] as const) await redactText(text, format)
    await redactText(`Authorization: ${text}`, 'http-text')
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})
