import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signerOf } from '../../../electron/service/package/signature.ts'
import { createSigningKeys } from '../../../electron/service/signing/signing-keys.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

it('a key in a file is for its owner only, and signs after a restart', async () => {
  const dataDir = temporaryFolder()
  const keys = createSigningKeys(dataDir)
  const pem = keys.make()
  await keys.keep(pem, null)
  expect(statSync(join(dataDir, 'keys', 'signing-key.json')).mode & 0o777).toBe(0o600)
  const again = createSigningKeys(dataDir)
  expect((await again.get()).key).toMatchObject({ protection: 'file', fingerprint: signerOf(pem, 'it').fingerprint })
  expect((await again.signer()).sign(Buffer.from('x'))).toEqual(signerOf(pem, 'it').sign(Buffer.from('x')))
  expect(await again.sealed()).toBeNull()
})

it('a sealed key is nowhere in the data folder, and signs only once it was opened', async () => {
  const dataDir = temporaryFolder()
  const keys = createSigningKeys(dataDir)
  const pem = keys.make()
  await keys.keep(pem, 'c2VhbGVk')
  const stored = readFileSync(join(dataDir, 'keys', 'signing-key.json'), 'utf8')
  expect(stored).not.toContain('PRIVATE')
  expect(stored).not.toContain(pem.split('\n')[1])
  const again = createSigningKeys(dataDir)
  expect(await again.sealed()).toBe('c2VhbGVk')
  await expect(again.signer()).rejects.toMatchObject({ code: 'blocked' })
  await expect(again.open(keys.make())).rejects.toMatchObject({ code: 'bad-input' })
  await again.open(pem)
  expect((await again.signer()).fingerprint).toBe(signerOf(pem, 'it').fingerprint)
  expect(await again.sealed()).toBeNull()
})

it('a key that is removed signs no more, and comes back', async () => {
  const dataDir = temporaryFolder()
  const keys = createSigningKeys(dataDir)
  await keys.keep(keys.make(), null)
  const { key } = await keys.get()
  await keys.remove()
  expect(await keys.get()).toEqual({ key: null, canRestore: true })
  await expect(keys.signer()).rejects.toMatchObject({ code: 'not-found' })
  await keys.restore()
  expect(await keys.get()).toEqual({ key, canRestore: false })
})

it('a damaged key file is said to be that, and can be replaced', async () => {
  const dataDir = temporaryFolder()
  const keys = createSigningKeys(dataDir)
  await keys.keep(keys.make(), null)
  writeFileSync(join(dataDir, 'keys', 'signing-key.json'), '{')
  const again = createSigningKeys(dataDir)
  await expect(again.signer()).rejects.toMatchObject({ code: 'file-unreadable' })
  await again.keep(again.make(), null)
  expect((await again.get()).key).not.toBeNull()
  expect(readdirSync(join(dataDir, 'keys')).every((name) => !name.includes('partial'))).toBe(true)
})
