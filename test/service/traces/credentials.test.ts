import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { credentialInProse } from '../../../electron/service/traces/credential-detectors.ts'
import { findCredentials } from '../../../electron/service/traces/credentials.ts'
import { zipOf } from '../../helpers/zip-of.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'credentials-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
async function find(content: string | Buffer, name = 'trace.txt') {
  const path = join(folder, `${(count += 1)}`)
  await writeFile(path, content)
  return findCredentials(path, name)
}

const canary = 'S3cr3tCanaryValue42'
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlc2lnbmF0dXJl'
const live: [string, string][] = [
  ['a raw header', `GET /x HTTP/1.1\r\nAuthorization: Bearer ${canary}\r\n\r\n`],
  ['a header in lower case', `authorization: Basic ${canary}\r\n`],
  ['a header without a scheme', `Authorization: ${canary}\n`],
  ['a folded header', `Authorization:\r\n Bearer ${canary}\r\n`],
  ['a proxy header', `Proxy-Authorization: Basic ${canary}`],
  ['curl -v', `> POST /restapi HTTP/2\n> authorization: Bearer ${canary}\n`],
  ['a curl command', `curl -H "Authorization: Bearer ${canary}" https://demo.docusign.net`],
  ['legacy JSON', `X-DocuSign-Authentication: {"Username":"a","Password":"${canary}","IntegratorKey":"k"}`],
  ['legacy XML', `X-DocuSign-Authentication: <DocuSignCredentials><Username>a</Username><Password>${canary}</Password></DocuSignCredentials>`],
  ['legacy without quotes', `X-DocuSign-Authentication: {Username: a, Password: ${canary}}`],
  ['a cookie', `Cookie: a=[removed]; session=${canary}`],
  ['a set cookie', `Set-Cookie: s=${canary}; Path=/; HttpOnly`],
  ['WS-Security', `<wsse:Password Type="http://docs.oasis-open.org/#PasswordText">${canary}</wsse:Password>`],
  ['escaped SOAP', `&lt;wsse:Password&gt;${canary}&lt;/wsse:Password&gt;`],
  ['CDATA', `<Password><![CDATA[${canary}]]></Password>`],
  ['a JSON body', `{"email":"a@example.com","password" : "${canary}"}`],
  ['JSON in JSON', JSON.stringify({ text: JSON.stringify({ access_token: canary }) })],
  ['JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify({ client_secret: canary })))],
  ['a form', `grant_type=password&client_secret=${canary}&scope=api`],
  ['a query', `GET /oauth?access_token=${canary} HTTP/1.1`],
  ['a HAR header', `{"name": "Authorization",\n  "value": "Bearer ${canary}"}`],
  ['a HAR header with the value first', `{"value":"Bearer ${canary}","name":"Authorization"}`],
  ['a HAR cookie', `"cookies": [ { "name": "sid", "value": "${canary}" } ]`],
  ['a Slack-style HAR header', `["Authorization","Bearer ${canary}"]`],
  ['a Postman header', `{"key":"Authorization","type":"text","value":"Bearer ${canary}"}`],
  ['a Postman bearer', `{"key":"token","value":"${canary}","type":"string"}`],
  ['headers as a JSON object', `{"headers":{"Authorization":"Bearer ${canary}"}}`],
  ['PHP', `[Authorization] => Bearer ${canary}\n'password' => '${canary}'`],
  ['SoapUI', `<con:entry key="Authorization" value="Basic ${canary}"/>`],
  ['svclog', `<WebHeaders><Authorization>Basic ${canary}</Authorization></WebHeaders>`],
  ['mitmproxy', `13:Authorization,26:Bearer ${canary},]`],
  ['a token anywhere', `nothing else ${jwt} here`],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ['a private key in JSON', '"-----BEGIN PRIVATE KEY-----\\nMIIE'],
  ['an address', `https://user:${canary}@demo.docusign.net/`],
  ['an encoded token response', Buffer.from(`{"access_token":"${canary}"}`).toString('base64')],
  ['a connection string', `Server=db;User=a;Password=${canary};`],
]

describe('live credentials', () => {
  it.each(live)('are found in %s, and never repeated', async (_, text) => {
    const found = await find(text)
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toContain(canary)
    expect(found[0]?.place).toMatch(/^trace\.txt, line \d+$/)
  })

  it.each(live)('are found in UTF-16 of either byte order: %s', async (_, text) => {
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    expect((await find(little)).length).toBeGreaterThan(0)
    expect((await find(Buffer.from(little).swap16())).length).toBeGreaterThan(0)
  })
})

describe('what stands in the place of a credential passes', () => {
  it.each([
    'Authorization: [omitted]',
    'Authorization: Bearer [removed]',
    'Authorization: Bearer\r\nAccept: application/json\r\n',
    'Authorization:\r\nAccept: application/json\r\n',
    'Authorization: Basic ***',
    'Authorization: omitted by DocuSign',
    'Authorization: <access token>',
    'Authorization: Bearer {{accessToken}}',
    '"Authorization": "Bearer ${TOKEN}"',
    '{"name":"Authorization","value":"[FILTERED]"}',
    'X-DocuSign-Authentication: {"Username":"a","Password":"[FILTERED]","IntegratorKey":"00000000-1111-2222-3333-444444444444"}',
    '<Password></Password><wsse:Password>[removed]</wsse:Password>',
    '&lt;Password&gt;***&lt;/Password&gt;',
    'Cookie: a=[removed]; b=***',
    'Set-Cookie: s=[removed]; Path=/; HttpOnly; Secure',
    '{"password":"","access_token":null,"refresh_token":"[removed]"}',
    'GET /login_information?api_password=true HTTP/1.1',
    'Access-Control-Allow-Headers: Authorization, Cookie, X-Api-Key',
    'Vary: Cookie\r\nWWW-Authenticate: Bearer realm="x"',
    '<s:element name="Password" type="s:string" /><s:element name="Authorization" />',
    '{"passwordChangedDateTime":"2026-01-01","hasPassword":"yes"}',
    '{"documentBase64":"[binary removed: 123,456 bytes]"}',
  ])('%s', async (text) => expect(await find(text)).toEqual([]))
})

describe('the place', () => {
  it('names the line', async () => {
    expect(await find(`one\ntwo\nAuthorization: Bearer ${canary}\n`, 'log.txt')).toEqual([
      { place: 'log.txt, line 3', what: 'an Authorization header' },
    ])
  })

  it('is right far behind the first window, wherever the window ends', async () => {
    const line = `${'x'.repeat(99)}\n`
    for (const lines of [2_400, 2_450, 2_458, 2_459, 2_460, 2_622, 5_000]) {
      expect(await find(`${line.repeat(lines)}Authorization: Bearer ${canary}\n${line.repeat(3_000)}`)).toEqual([
        { place: `trace.txt, line ${lines + 1}`, what: 'an Authorization header' },
      ])
    }
  })

  it('is found once at every offset around the border of two windows', async () => {
    const border = 256 * 1024 - 16 * 1024
    for (const offset of [-120, -60, -33, -32, -31, -20, -14, -1, 0, 1, 20]) {
      const text = `${' '.repeat(border + offset)}\nAuthorization: Bearer ${canary}\n${'y'.repeat(100_000)}`
      expect(await find(text)).toHaveLength(1)
    }
  })

  it('names the member of a zip, and of a zip in a zip', async () => {
    const inner = await zipOf([{ name: 'raw/1_c.txt', content: `GET / HTTP/1.1\r\nAuthorization: Bearer ${canary}\r\n` }])
    expect(await find(inner, 'a.saz')).toEqual([{ place: 'a.saz › raw/1_c.txt, line 2', what: 'an Authorization header' }])
    const outer = await zipOf([{ name: 'a.saz', content: inner }])
    expect(await find(outer, 'all.zip')).toEqual([{ place: 'all.zip › a.saz › raw/1_c.txt, line 2', what: 'an Authorization header' }])
  })

  it('is found in gzip', async () => {
    expect(await find(gzipSync(`Cookie: sid=${canary}`), 'a.har.gz')).toEqual([{ place: 'a.har.gz, line 1', what: 'a cookie' }])
  })
})

describe('what cannot be looked into is reported', () => {
  it.each([
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['a damaged zip', Buffer.from('PK\u0003\u0004 and no more')],
    ['damaged gzip', gzipSync('x'.repeat(10_000)).subarray(0, 30)],
    [
      'a response whose body is packed and damaged',
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), gzipSync('{}'.repeat(99)).fill(0xff, 10)]),
    ],
  ])('%s', async (_, content) => {
    const found = await find(content)
    expect(found).toHaveLength(1)
    expect(found[0]?.what).toContain('cannot be looked into')
  })

  it('a packed body of a response is looked into, chunked or not', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n'
    const response = (body: string) => Buffer.concat([Buffer.from(`${head}\r\n`), gzipSync(body)])
    const packed = gzipSync(JSON.stringify({ access_token: canary }))
    const chunked = Buffer.concat([Buffer.from(`${head}\r\n${packed.length.toString(16)}\r\n`), packed, Buffer.from('\r\n0\r\n\r\n')])
    expect(await find(response('{"access_token":"[omitted]"}'))).toEqual([])
    const found = [{ place: 'trace.txt, line 2 › unpacked body, line 1', what: 'an access token' }]
    expect(await find(response(JSON.stringify({ access_token: canary })))).toEqual(found)
    expect(await find(chunked)).toEqual(found)
  })

  it('an encrypted zip', async () => {
    const zip = await zipOf([{ name: 'a.txt', content: 'text' }])
    zip.writeUInt16LE(zip.readUInt16LE(zip.lastIndexOf('PK\u0001\u0002') + 8) | 1, zip.lastIndexOf('PK\u0001\u0002') + 8)
    expect((await find(zip))[0]?.what).toContain('is encrypted')
  })
})

it('hostile text costs seconds at most', async () => {
  const started = performance.now()
  for (const piece of ['ey-', '"value":"', 'authorization ', '<Password ', '"password"   ', '{'.repeat(50), 'a://b:', '\n\n', '"name":"cookie",']) {
    await find(piece.repeat(Math.ceil(600_000 / piece.length)))
  }
  expect(performance.now() - started).toBeLessThan(20_000)
})

it('memory stays bounded on a large file of one line', async () => {
  const path = join(folder, 'large')
  await writeFile(path, Buffer.alloc(30_000_000, 'abcdefgh "k":"v", '))
  const before = process.memoryUsage().rss
  expect(await findCredentials(path, 'large')).toEqual([])
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
})

it('a cancelled search says so', async () => {
  const path = join(folder, 'cancelled')
  await writeFile(path, 'x')
  await expect(findCredentials(path, 'x', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
})

describe('prose', () => {
  it.each([
    'We send Authorization: Bearer tokens.',
    'The password=value pair is never logged.',
    'Cookies are not used. Cookie: none',
    '"password": "secret"',
  ])('passes: %s', (text) => expect(credentialInProse(text)).toBeNull())
  it.each([`Authorization: Bearer ${canary}`, `Use ${jwt}`, `password=${canary}`])('with a real value is caught: %s', (text) =>
    expect(credentialInProse(text)).not.toBeNull(),
  )
})
