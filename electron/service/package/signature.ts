/**
 * @file The signature of a package: Ed25519 (RFC 8032) over the bytes of manifest.json, which lists every file with its SHA-256.
 * `manifest.json.sig` is the signature itself, 64 bytes; `signing-key.pem` is the public key. The same key and manifest give the same bytes.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { UserError } from '#shared/contract/errors.ts'

export const signatureName = 'manifest.json.sig'
export const publicKeyName = 'signing-key.pem'
export const signatureBytes = 64

/** Who signs. `fingerprint` is the SHA-256 of the public key as it is encoded for exchange (SPKI, DER), in lower-case hexadecimal. */
export type Signer = { fingerprint: string; publicKeyPem: string; sign(content: Uint8Array): Buffer }

/** @returns a new private key as PEM (PKCS #8), for whoever keeps it. */
export function makePrivateKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/**
 * @param pem a private key without a passphrase, as `openssl genpkey -algorithm ed25519` writes one. @param from names it in errors.
 * @throws UserError `bad-input` for anything else
 */
export function signerOf(pem: string, from: string): Signer {
  const privateKey = readKey(() => createPrivateKey(pem), from, 'private')
  const publicKey = createPublicKey(privateKey)
  return {
    fingerprint: fingerprintOf(publicKey),
    publicKeyPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    sign: (content) => sign(null, content, privateKey),
  }
}

/** @returns the fingerprint of a public key in PEM. @throws UserError `bad-input` */
export function fingerprintOfPem(pem: string, from: string): string {
  return fingerprintOf(readKey(() => createPublicKey(pem), from, 'public'))
}

/** @returns whether the signature is that of the content by the key in `pem`. @throws UserError `bad-input` for a key that is none */
export function isSignedBy(pem: string, content: Uint8Array, signature: Uint8Array): boolean {
  return verify(
    null,
    content,
    readKey(() => createPublicKey(pem), publicKeyName, 'public'),
    signature,
  )
}

/** @returns what people type or paste as a fingerprint, in the form that is compared; null for what is none. */
export function parseFingerprint(text: string): string | null {
  const plain = text.replace(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

/** @returns a fingerprint in groups of four, as people compare it. */
export function fingerprintInGroups(fingerprint: string): string {
  return fingerprint.replace(/.{4}(?=.)/g, '$& ')
}

function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

function readKey(read: () => KeyObject, from: string, kind: 'private' | 'public'): KeyObject {
  const fix = kind === 'private' ? 'Name a file that openssl genpkey -algorithm ed25519 wrote, without a passphrase.' : ''
  let key: KeyObject
  try {
    key = read()
  } catch {
    throw new UserError('bad-input', `${from} holds no ${kind} key in PEM that can be read.`, fix)
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UserError('bad-input', `${from} holds a key of the kind ${key.asymmetricKeyType ?? 'unknown'}, not Ed25519.`, fix)
  return key
}
