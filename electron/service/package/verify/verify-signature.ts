/** @file Whether a package is signed, by which key, and why a signature does not hold. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestName, type Manifest } from '../manifest.ts'
import { fingerprintInGroups, fingerprintOfPem, isSignedBy, publicKeyName, signatureBytes, signatureName } from '../signature.ts'

const maxKeyBytes = 4_096

/**
 * @param files what lies in the package, with its size. @param pinned fingerprint of the key that must have signed, if any.
 * @returns the fingerprint of the key that signed; null for none that holds. Adds to `problems`.
 */
export async function verifySignature(
  root: string,
  manifest: Manifest,
  files: ReadonlyMap<string, number>,
  problems: string[],
  pinned: string | undefined,
): Promise<string | null> {
  const found = problems.length
  const signer = await findSigner(root, manifest, files, problems)
  if (pinned !== undefined && signer === null && problems.length === found)
    problems.push(`The package is not signed, so nothing says that it comes from the key ${fingerprintInGroups(pinned)}.`)
  if (pinned !== undefined && signer !== null && signer !== pinned)
    problems.push(`The package is signed by the key ${fingerprintInGroups(signer)}, not by the expected ${fingerprintInGroups(pinned)}.`)
  return signer
}

async function findSigner(root: string, { signing }: Manifest, files: ReadonlyMap<string, number>, problems: string[]): Promise<string | null> {
  const bytes = files.get(signatureName)
  if (!signing) {
    if (bytes !== undefined)
      problems.push(`There is a ${signatureName}, but ${manifestName} names no key: the manifest was changed, or the signature added.`)
    return null
  }
  const named = `the key ${fingerprintInGroups(signing.fingerprint)}`
  if (bytes === undefined) return refuse(problems, `${signatureName} is missing, although ${manifestName} says that it was signed by ${named}.`)
  if (bytes !== signatureBytes) return refuse(problems, `${signatureName} has ${bytes} bytes; an Ed25519 signature has ${signatureBytes}.`)
  const keyBytes = files.get(publicKeyName)
  if (keyBytes === undefined || keyBytes > maxKeyBytes)
    return refuse(problems, `${publicKeyName} is ${keyBytes === undefined ? 'missing' : 'too large'}, so the signature cannot be checked.`)
  const pem = await readFile(join(root, publicKeyName), 'utf8')
  try {
    const actual = fingerprintOfPem(pem, publicKeyName)
    if (actual !== signing.fingerprint)
      return refuse(problems, `${publicKeyName} is the key ${fingerprintInGroups(actual)}; ${manifestName} names ${named}.`)
    const [content, signature] = await Promise.all([readFile(join(root, manifestName)), readFile(join(root, signatureName))])
    if (isSignedBy(pem, content, signature)) return signing.fingerprint
    return refuse(
      problems,
      `${signatureName} does not fit ${manifestName}: the manifest was changed after ${named} signed it, or somebody else made the signature.`,
    )
  } catch (error) {
    return refuse(problems, error instanceof Error ? error.message : String(error))
  }
}

function refuse(problems: string[], problem: string): null {
  problems.push(problem)
  return null
}
