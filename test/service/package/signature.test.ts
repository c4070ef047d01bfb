import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { portableVersion } from '#shared/domain/portable-document.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { projectRoot } from '../../../build/project.ts'
import { exportPackage } from '../../../electron/service/package/export-package.ts'
import { requireReplaceable } from '../../../electron/service/package/place-package.ts'
import { makePrivateKey, parseFingerprint, signerOf } from '../../../electron/service/package/signature.ts'
import { verifyPackage } from '../../../electron/service/package/verify-package.ts'
import { completeContext, completeSubmission } from '../../fixtures/complete-submission.ts'
import { withRealFiles } from '../../helpers/real-submission.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const signer = signerOf(makePrivateKey(), 'one key')
const stranger = signerOf(makePrivateKey(), 'another key')
let root: string
let signed: string
let zip: string
let unsigned: string

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'signature-'))
  const shared = {
    ...withRealFiles(completeSubmission(), join(root, 'store')),
    settings: completeContext.settings,
    today: '2026-12-15',
    isDraft: false,
    appVersion: '0.1.0',
  }
  const done = await exportPackage({ ...shared, outFolder: join(root, 'signed'), signer })
  signed = done.folder
  zip = done.zip
  unsigned = (await exportPackage({ ...shared, outFolder: join(root, 'unsigned') })).folder
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copy(of = signed): string {
  const folder = join(temporaryFolder(), 'package')
  cpSync(of, folder, { recursive: true })
  return folder
}

/** Writes the files and makes the checksums agree again, as a forger would. */
function forge(folder: string, files: Record<string, string | Buffer | null>): string {
  const sums = new Map(
    readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  for (const [name, content] of Object.entries(files)) {
    if (content === null) {
      rmSync(join(folder, name))
      sums.delete(name)
    } else {
      writeFileSync(join(folder, name), content)
      sums.set(name, createHash('sha256').update(content).digest('hex'))
    }
  }
  writeFileSync(join(folder, 'SHA256SUMS'), [...sums].map(([name, hash]) => `${hash}  ${name}\n`).join(''))
  return folder
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>
const problemsOf = async (folder: string, pinned?: string) => (await verifyPackage(folder, { pinned })).problems
const withSums = (folder: string, changes: object) => `${JSON.stringify({ ...manifestOf(folder), ...changes }, null, 2)}\n`

describe('a signed package', () => {
  it('is valid, as folder and as zip, and says which key signed it', async () => {
    for (const path of [signed, zip]) expect(await verifyPackage(path)).toEqual({ valid: true, problems: [], signedBy: signer.fingerprint })
    expect(await problemsOf(signed, signer.fingerprint)).toEqual([])
    expect(statSync(join(signed, 'manifest.json.sig')).size).toBe(64)
  })
  it('is as before where nobody signs: no signature, no key, no word of one', async () => {
    expect(await verifyPackage(unsigned)).toEqual({ valid: true, problems: [], signedBy: null })
    expect(manifestOf(unsigned)).not.toHaveProperty('signing')
    expect(readFileSync(join(unsigned, 'README.txt'), 'utf8')).not.toContain('WHO MADE IT')
  })
  it('is the same bytes again: Ed25519 draws no lots', () => {
    const content = readFileSync(join(signed, 'manifest.json'))
    expect(signer.sign(content)).toEqual(readFileSync(join(signed, 'manifest.json.sig')))
  })
})

describe('every failure says what it is', () => {
  it('an unknown key: not the one that was expected', async () =>
    expect(await problemsOf(signed, stranger.fingerprint)).toEqual([
      expect.stringMatching(/^The package is signed by the key [0-9a-f ]{79}, not by the expected [0-9a-f ]{79}\.$/),
    ]))
  it('no signature at all, where one was expected', async () =>
    expect(await problemsOf(unsigned, signer.fingerprint)).toEqual([expect.stringContaining('The package is not signed')]))
  it('a manifest that was changed, with every checksum made to agree', async () => {
    const folder = copy()
    expect(await problemsOf(forge(folder, { 'manifest.json': withSums(folder, { productName: 'Another' }) }))).toEqual([
      expect.stringContaining('manifest.json.sig does not fit manifest.json: the manifest was changed after'),
    ])
  })
  it('a signature that is gone', async () =>
    expect(await problemsOf(forge(copy(), { 'manifest.json.sig': null }))).toEqual([
      expect.stringContaining('manifest.json.sig is missing, although manifest.json says that it was signed by the key'),
    ]))
  it('signature and its mention taken out: then it is unsigned, which only a pinned key tells', async () => {
    const folder = copy()
    const files = (manifestOf(folder).files as { name: string }[]).filter(({ name }) => name !== 'signing-key.pem')
    forge(folder, { 'manifest.json': withSums(folder, { signing: undefined, files }), 'manifest.json.sig': null, 'signing-key.pem': null })
    expect(await verifyPackage(folder)).toEqual({ valid: true, problems: [], signedBy: null })
    expect(await problemsOf(folder, signer.fingerprint)).toEqual([expect.stringContaining('The package is not signed')])
  })
  it('a signature by another key', async () => {
    const folder = copy()
    const foreign = stranger.sign(readFileSync(join(folder, 'manifest.json')))
    expect(await problemsOf(forge(folder, { 'manifest.json.sig': foreign }))).toEqual([expect.stringContaining('somebody else made the signature')])
  })
  it('another key put beside it', async () => {
    const problems = await problemsOf(forge(copy(), { 'signing-key.pem': stranger.publicKeyPem }))
    expect(problems.join('\n')).toContain('signing-key.pem is the key')
    expect(problems.join('\n')).toContain('signing-key.pem was changed')
  })
  it('a key or a signature that is none, and a signature that nobody speaks of', async () => {
    expect((await problemsOf(forge(copy(), { 'signing-key.pem': 'no key' }))).join()).toContain('signing-key.pem holds no public key in PEM')
    expect(await problemsOf(forge(copy(), { 'manifest.json.sig': 'short' }))).toEqual(['manifest.json.sig has 5 bytes; an Ed25519 signature has 64.'])
    expect(await problemsOf(forge(copy(unsigned), { 'manifest.json.sig': Buffer.alloc(64) }))).toEqual([
      expect.stringContaining('but manifest.json names no key'),
    ])
  })
})

it('a signed package takes the place of one that was exported before; a signature that belongs to none is not thrown away', async () => {
  await requireReplaceable(signed)
  const folder = copy(unsigned)
  await requireReplaceable(folder)
  writeFileSync(join(folder, 'manifest.json.sig'), Buffer.alloc(64))
  await expect(requireReplaceable(folder)).rejects.toThrow('holds "manifest.json.sig", which is not part of the package')
})

describe('keys', () => {
  it('are Ed25519 in PEM, and every other is refused by its kind', () => {
    const rsa = String(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }))
    expect(() => signerOf(rsa, 'rsa.pem')).toThrow('rsa.pem holds a key of the kind rsa, not Ed25519.')
    expect(() => signerOf('', 'empty.pem')).toThrow('empty.pem holds no private key in PEM that can be read.')
  })
  it('are compared however their fingerprint is written', () => {
    const { fingerprint } = signer
    for (const text of [
      fingerprint,
      fingerprint.toUpperCase(),
      fingerprint.replace(/../g, '$&:').slice(0, -1),
      ` ${fingerprint.replace(/..../g, '$& ')}`,
    ])
      expect(parseFingerprint(text)).toBe(fingerprint)
    for (const text of ['', 'abc', `${fingerprint}0`, fingerprint.replace(/^./, 'g')]) expect(parseFingerprint(text)).toBeNull()
  })
})

describe('the command line', () => {
  const cli = join(projectRoot, 'electron', 'service', 'cli.ts')
  function certpack(...args: string[]) {
    const { status, stdout } = spawnSync(process.execPath, [cli, ...args, '--json'], { encoding: 'utf8' })
    return { status, answer: JSON.parse(stdout) as { folder: string; signedBy: string | null; problems: string[]; error: { message: string } } }
  }
  it('signs by --sign, and verify --key tells whether it was that key', () => {
    const folder = temporaryFolder()
    const key = join(folder, 'key.pem')
    const pem = makePrivateKey()
    writeFileSync(key, pem, { mode: 0o600 })
    mkdirSync(join(folder, 'submission'))
    writeFileSync(join(folder, 'submission', 'submission.json'), JSON.stringify({ certpack: portableVersion, submission: emptySubmission() }))
    const { answer } = certpack('export', join(folder, 'submission'), '--out', join(folder, 'out'), '--draft', '--sign', key)
    const { fingerprint } = signerOf(pem, key)
    expect(certpack('verify', answer.folder, '--key', fingerprint)).toMatchObject({ status: 0, answer: { signedBy: fingerprint, problems: [] } })
    expect(certpack('verify', answer.folder, '--key', stranger.fingerprint)).toMatchObject({
      status: 1,
      answer: { problems: [expect.stringContaining('not by the expected')] },
    })
  })
  it('refuses what is no key and no fingerprint as bad input', () => {
    expect(certpack('verify', signed, '--key', 'abc')).toMatchObject({ status: 2, answer: { error: { message: '"abc" is no fingerprint.' } } })
    const path = join(signed, 'README.txt')
    expect(certpack('export', signed, '--out', root, '--sign', path)).toMatchObject({
      status: 2,
      answer: { error: { message: `${path} holds no private key in PEM that can be read.` } },
    })
  })
})
