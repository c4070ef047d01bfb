/** @file Takes for the tests: what a page would say of one, and media as a recorder hands it out. */
import { join } from 'node:path'
import type { TakeAbout } from '#shared/domain/takes.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Contract } from '#shared/contract/contract.ts'

export const aboutTake: TakeAbout = {
  title: 'Sending',
  scene: 'sending',
  mimeType: 'video/mp4;codecs=avc1',
  width: 320,
  height: 180,
  frameRate: 30,
  hasSound: true,
}

/** Encoded as a recorder does: no B-frames, a fragment a second, and no length in the file. */
export const fragmentedMp4 = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '30', '-c:a', 'aac'],
  ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
]
export const liveWebm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', '-f', 'webm', '-live', '1']

/** Appends bytes in equal pieces. @returns the index of the piece that is wanted next. */
export async function appendAll(page: Client<Contract>, takeId: string, bytes: Buffer, pieces: number, durationMs: number): Promise<number> {
  const size = Math.ceil(bytes.length / pieces)
  let nextIndex = 0
  for (let index = 0; index < pieces; index += 1) {
    const piece = new Uint8Array(bytes.subarray(index * size, (index + 1) * size))
    ;({ nextIndex } = await page.call('take.append', { takeId, index, atMs: Math.round((durationMs * (index + 1)) / pieces), bytes: piece }))
  }
  return nextIndex
}

export const takeFile = (dataDir: string, takeId: string, name = 'media.mp4'): string => join(dataDir, 'takes', takeId, name)
