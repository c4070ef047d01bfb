/** @file What the files of a package must be: readable documents, small videos, whole archives and messages, and no credentials. */
import { open, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { videoLimitWith } from '#shared/domain/video-limit.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { zipMembers } from '../../files/read-zip.ts'
import { credentialInProse } from '../../traces/credential-detectors.ts'
import { findCredentials } from '../../traces/credentials.ts'
import { manifestName, type Manifest } from '../manifest.ts'
import { verifyEmail } from './verify-email.ts'

const maxEmailBytes = 150_000_000
const maxDocumentBytes = 64 * 1024 * 1024

/** Adds to `problems`. @param files what lies in the package, with its size. */
export async function verifyContents(
  root: string,
  manifest: Manifest,
  files: ReadonlyMap<string, number>,
  problems: string[],
  signal?: AbortSignal,
): Promise<void> {
  const limitBytes = videoLimitWith(manifest.findings)
  const present = manifest.files.filter(({ name }) => files.has(name))
  for (const { name, kind } of present) {
    throwIfCancelled(signal)
    const path = join(root, ...name.split('/'))
    const bytes = files.get(name) ?? 0
    try {
      if (kind === 'video') {
        if (bytes >= limitBytes) problems.push(`${name} has ${bytes} bytes; a video must have fewer than ${limitBytes}.`)
        if (!(await isMp4(path))) problems.push(`${name} is no MP4 video.`)
      }
      if (name.endsWith('.pdf') && kind !== 'supplement' && kind !== 'evidence' && !(await isPdf(path, bytes)))
        problems.push(`${name} is no whole PDF.`)
      if (kind === 'traces')
        for await (const member of zipMembers(path, name, undefined, signal)) for await (const _ of member.read()) throwIfCancelled(signal)
      if (kind === 'traces' || kind === 'supplement' || kind === 'evidence') {
        for (const { place, what } of await findCredentials(path, basename(name), signal)) problems.push(`${name} holds ${what} at ${place}.`)
      }
      if (kind === 'email') {
        if (bytes > maxEmailBytes) problems.push(`${name} is too large to be looked into.`)
        else problems.push(...(await verifyEmail(root, name, present)))
      }
    } catch (error) {
      throwIfCancelled(signal)
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const name of [
    manifestName,
    ...present
      .filter(({ name: file, kind }) => kind === 'readme' || (kind === 'questionnaire' && file.endsWith('.json')))
      .map(({ name: file }) => file),
  ]) {
    if ((files.get(name) ?? 0) > maxDocumentBytes) continue
    const what = credentialInProse(await readFile(join(root, name), 'utf8'))
    if (what !== null) problems.push(`${name} holds ${what}.`)
  }
}

async function isPdf(path: string, bytes: number): Promise<boolean> {
  const head = Buffer.alloc(5)
  const tail = Buffer.alloc(Math.min(1_024, bytes))
  const handle = await open(path)
  try {
    await handle.read(head, 0, head.length, 0)
    await handle.read(tail, 0, tail.length, bytes - tail.length)
  } finally {
    await handle.close()
  }
  return head.toString('latin1') === '%PDF-' && tail.toString('latin1').trimEnd().endsWith('%%EOF')
}

async function isMp4(path: string): Promise<boolean> {
  const head = Buffer.alloc(8)
  const handle = await open(path)
  await handle.read(head, 0, head.length, 0).finally(() => handle.close())
  return head.toString('latin1', 4, 8) === 'ftyp'
}
