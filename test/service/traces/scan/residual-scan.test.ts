import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toByteText } from '../../../../electron/service/traces/redact/byte-text.ts'
import { scanResidual } from '../../../../electron/service/traces/scan/residual-scan.ts'
import { zipOf } from '../../../helpers/zip-of.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'residual-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
async function scan(content: string | Buffer, { secrets = [] as string[], kept = [] as string[], name = 'trace.har' } = {}) {
  const path = join(folder, `${(count += 1)}`)
  await writeFile(path, content)
  return scanResidual(path, name, new Set(secrets.map(toByteText)), undefined, new Set(kept))
}

// Put together here, so that no scanner takes this file for a leak.
const gitHubToken = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_')
const awsKeyId = ['AKIA', 'Q3EGRNS5WXY2LMPT'].join('')
const awsSecret = 'wJalrXUtnFEMI7K7MDENG5bPxRfiCYzzzzzzKEYA'
const canary = 'S3cr/t Cänary&42'

describe('what was taken out in one place', () => {
  it.each([
    ['as it is', canary],
    ['in an address', encodeURIComponent(canary)],
    ['in base64', Buffer.from(`ab${canary}c`).toString('base64')],
    ['in JSON', JSON.stringify(canary).replaceAll('/', '\\/')],
    ['in XML', canary.replaceAll('&', '&amp;')],
    ['in UTF-16', Buffer.from(canary, 'utf16le')],
  ])('is found in another: %s', async (_, written) => {
    const content = Buffer.concat([Buffer.from('{\n"text":\n"'), Buffer.from(written), Buffer.from('"}\n')])
    expect(await scan(content, { secrets: [canary] })).toEqual([
      { class: 'secret', what: 'a value that was taken out elsewhere', place: 'trace.har, line 3' },
    ])
  })

  it('is found in a zip, in a zip in it, and in what is packed', async () => {
    const inner = await zipOf([{ name: 'deep.json', content: `\n${canary}` }])
    const zip = await zipOf([
      { name: '03_OK.txt', content: `a\nb\nc\n${canary}\n` },
      { name: 'inner.zip', content: inner },
      { name: 'body.gz', content: gzipSync(canary) },
    ])
    const found = await scan(zip, { secrets: [canary], name: 'log.zip' })
    expect(found.map(({ place }) => place)).toEqual([
      'log.zip › 03_OK.txt, line 4',
      'log.zip › inner.zip › deep.json, line 2',
      'log.zip › body.gz, line 1',
    ])
    expect(await scan(gzipSync(`\n${canary}`), { secrets: [canary], name: 'trace.gz' })).toMatchObject([{ place: 'trace.gz, line 2' }])
  })
})

describe('what nobody has taken out', () => {
  it('is found by the detectors of credentials', async () => {
    expect(await scan('GET / HTTP/1.1\r\nAuthorization: Bearer S3cretCanaryToken\r\n\r\n')).toEqual([
      { class: 'secret', what: 'an Authorization header', place: 'trace.har, line 2' },
    ])
  })

  const keys: [string, string, string][] = [
    ['a token of GitHub', `note: ${gitHubToken}`, 'a GitHub token'],
    ['a secret key of Amazon', `AWS_SECRET_ACCESS_KEY=${awsSecret}`, 'an AWS key'],
    ['the id of a key of Amazon', `signed by ${awsKeyId}, it says`, 'an AWS key'],
  ]
  it.each(keys)('is found by secretlint: %s', async (_, text, what) => {
    const place = 'trace.har, line 3'
    expect(await scan(`a\nb\n${text}\n`)).toEqual([{ class: 'secret', what, place }])
    expect(await scan(Buffer.from(`a\nb\n${text}\n`, 'utf16le'))).toEqual([{ class: 'secret', what, place }])
    const zip = await zipOf([{ name: 'one.txt', content: `a\nb\n${text}\n` }])
    expect(await scan(zip, { name: 'log.zip' })).toEqual([{ class: 'secret', what, place: 'log.zip › one.txt, line 3' }])
  })

  it('cannot be hidden by a comment for secretlint', async () => {
    expect(await scan(`secretlint-disable\n${gitHubToken}\n`)).toHaveLength(1)
  })

  it.each([-60, -36, -20, 0, 20])('is found once where two windows meet, %i characters off', async (off) => {
    const border = 256 * 1024 - 16 * 1024 + off
    expect(await scan(`${'.\n'.repeat(border / 2)}${gitHubToken}\n${'.\n'.repeat(50_000)}`)).toEqual([
      { class: 'secret', what: 'a GitHub token', place: `trace.har, line ${border / 2 + 1}` },
    ])
  })

  it('is never repeated in what is told', async () => {
    const text = `${canary}\n${gitHubToken}\n${awsKeyId}\n"password":"S3cretPassword"\nmongodb://anna:S3cretBase@db.example.net/x\nanna@example.org\n`
    const found = JSON.stringify(await scan(text, { secrets: [canary] }))
    for (const value of [canary, gitHubToken, awsKeyId, 'S3cretPassword', 'S3cretBase', 'anna']) expect(found).not.toContain(value)
  })
})

describe('e-mail addresses', () => {
  it.each([
    'anna.miller+test@example.com',
    'anna%40example.org',
    'anna\\u0040example.net',
    'anna&#64;mail.example.com',
    '<Anna@Example.com>',
    'änna@bücher.example',
  ])('are personal: %s', async (written) => {
    expect(await scan(`{"a":1,\n"b":"${written}"}`)).toEqual([{ class: 'personal', what: 'an e-mail address', place: 'trace.har, line 2' }])
  })

  it.each([
    'Anna@Example.com',
    'anna%40example.com',
    '%22anna%40example.com',
    '\\nanna@example.com',
    '\\u003canna@example.com\\u003e',
    "'anna@example.com'",
  ])('stay when the user keeps them: %s', async (written) => {
    expect(await scan(`"${written}"`, { kept: ['anna@example.com'] })).toEqual([])
    expect(await scan(`"${written}"`, { kept: ['hanna@example.com', 'nanna@example.com'] })).toHaveLength(1)
  })

  it.each(['logo@2x.png', 'a @ b.example', 'npm@11.4.0', 'user@localhost', '@example.com', 'https://[omitted]@demo.docusign.net/'])(
    'are not seen in %s',
    async (text) => {
      expect(await scan(text)).toEqual([])
    },
  )
})

describe('what stands in the place of something taken out', () => {
  it.each([
    'Authorization: Bearer [omitted]\r\nCookie: a=[omitted]; b=[omitted]\r\n',
    '{"password":"[omitted]","email":"<email-1>","body":"[binary removed: 12,345 bytes, sha256 0123456789abcdef]"}',
    '<Password>[omitted]</Password><Email>&lt;email-1&gt;</Email>',
    'grant_type=password&client_secret=[omitted]&username=%3Cemail-1%3E',
    'mongodb://<user-1>:[omitted]@db.example.net/base https://[omitted]@example.net/ https://<user-1>:[omitted]@example.net/',
    'AWS_SECRET_ACCESS_KEY=[omitted]\n//registry.example.net/:_authToken=[omitted]',
  ])('is nothing to tell: %s', async (text) => {
    expect(await scan(text, { secrets: [canary] })).toEqual([])
  })
})

describe('a scan', () => {
  it('tells at most 100 findings, and secrets before personal data', async () => {
    const found = await scan(`${'anna@example.com\n'.repeat(500)}${gitHubToken}\n`)
    expect(found).toHaveLength(100)
    expect(found[0]).toMatchObject({ class: 'secret', place: 'trace.har, line 501' })
    expect(await scan(`${canary}\n`.repeat(500), { secrets: [canary] })).toHaveLength(100)
  })

  it('tells what it cannot look into', async () => {
    const zip = await zipOf([{ name: 'one.txt', content: 'one' }])
    expect(await scan(zip.subarray(0, 40), { name: 'log.zip' })).toMatchObject([{ class: 'secret', place: 'log.zip' }])
    expect(await scan(Buffer.from('377abcaf271c0004', 'hex'))).toMatchObject([
      { class: 'secret', what: 'an archive of a kind that cannot be looked into' },
    ])
  })

  it('fails for what is no file', async () => {
    await expect(scanResidual(join(folder, 'absent'), 'absent', new Set())).rejects.toMatchObject({ code: 'file-missing' })
    await expect(scanResidual(folder, 'folder', new Set())).rejects.toMatchObject({ code: 'file-unsupported' })
  })

  it('ends soon after it is cancelled', async () => {
    const path = join(folder, 'large')
    const handle = await open(path, 'w')
    const line = Buffer.from(`{"text":"${'some \\"text\\" that goes on, '.repeat(40)}"}\n`.repeat(1_000))
    for (let written = 0; written < 30_000_000; written += line.length) await handle.write(line)
    await handle.close()
    await expect(scanResidual(path, 'large', new Set(), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
    const startMs = performance.now()
    await scanResidual(path, 'large', new Set([canary]))
    const wholeMs = performance.now() - startMs
    const stop = new AbortController()
    setTimeout(() => stop.abort(), wholeMs / 10)
    await expect(scanResidual(path, 'large', new Set([canary]), stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
  }, 60_000)
})
