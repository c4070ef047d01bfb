/** @file Keeps the private key that signs packages: in one file of the data folder, sealed by the system's store or readable by its owner only. */
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from '#shared/contract/errors.ts'
import { keyProtectionSchema, type SigningKey } from '#shared/contract/signing-calls.ts'
import { describeFileError } from '../files/regular-file.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { makePrivateKey, signerOf, type Signer } from '../package/signature.ts'

/** `content` is the private key as PEM, or what the host made of it, in base64. */
const storedSchema = z.object({
  certpackSigningKey: z.literal(1),
  protection: keyProtectionSchema,
  fingerprint: z.string(),
  publicKeyPem: z.string(),
  content: z.string(),
})
type Stored = z.infer<typeof storedSchema>

/** Nobody but the user of this machine. */
const ownerOnly = 0o600
const ownName = 'The signing key'

export type SigningKeys = {
  get(): Promise<{ key: SigningKey | null; canRestore: boolean }>
  /** @returns a private key in PEM that is kept nowhere yet. */
  make(): string
  /** Keeps a key; `sealed` is null for a plain file. An earlier key is put aside. */
  keep(pem: string, sealed: string | null): Promise<void>
  sealed(): Promise<string | null>
  /** @throws UserError `bad-input` where this is not the key that is kept */
  open(pem: string): Promise<void>
  remove(): Promise<void>
  restore(): Promise<void>
  /** @returns who signs. @throws UserError `not-found` without a key, `blocked` while it is sealed */
  signer(): Promise<Signer>
}

export function createSigningKeys(dataDir: string): SigningKeys {
  const folder = join(dataDir, 'keys')
  const path = join(folder, 'signing-key.json')
  const asidePath = join(folder, 'signing-key.removed.json')
  let opened: Signer | undefined

  async function read(from: string): Promise<Stored | null> {
    let text: string
    try {
      text = await readFile(from, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw describeFileError(error, from)
    }
    try {
      return storedSchema.parse(JSON.parse(text))
    } catch {
      throw new UserError('file-unreadable', `${from} is damaged, so packages cannot be signed.`, 'Make a new key in Settings.')
    }
  }

  async function move(from: string, to: string): Promise<void> {
    opened = undefined
    try {
      await rename(from, to)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw describeFileError(error, from)
    }
  }

  return {
    async get() {
      const [stored, removed] = await Promise.all([read(path).catch(() => null), read(asidePath).catch(() => null)])
      if (!stored) return { key: null, canRestore: removed !== null }
      const { fingerprint, publicKeyPem, protection } = stored
      return { key: { fingerprint, publicKeyPem, protection }, canRestore: false }
    },
    make: makePrivateKey,
    async keep(pem, sealed) {
      const signer = signerOf(pem, ownName)
      const { fingerprint, publicKeyPem } = signer
      const stored: Stored = {
        certpackSigningKey: 1,
        protection: sealed === null ? 'file' : 'system',
        fingerprint,
        publicKeyPem,
        content: sealed ?? pem,
      }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await move(path, asidePath)
      await writeFileDurably(path, `${JSON.stringify(stored)}\n`, ownerOnly)
      opened = signer
    },
    async sealed() {
      const stored = await read(path)
      return stored?.protection === 'system' && !opened ? stored.content : null
    },
    async open(pem) {
      const stored = await read(path)
      const signer = signerOf(pem, ownName)
      if (stored?.fingerprint !== signer.fingerprint)
        throw new UserError('bad-input', 'What the system’s store holds is not the signing key of this data folder.')
      opened = signer
    },
    remove: () => move(path, asidePath),
    async restore() {
      if (await read(path).catch(() => null)) return
      await rm(path, { force: true })
      await move(asidePath, path)
    },
    async signer() {
      if (opened) return opened
      const stored = await read(path)
      if (!stored)
        throw new UserError('not-found', 'Packages are to be signed, but there is no key.', 'Make one in Settings, or turn Sign packages off.')
      if (stored.protection === 'system')
        throw new UserError(
          'blocked',
          'The signing key is still locked in the system’s store.',
          'Unlock the store, or turn Sign packages off in Settings.',
        )
      opened = signerOf(stored.content, ownName)
      return opened
    },
  }
}
