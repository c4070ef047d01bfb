/** @file Joins recordings into a longer one: encoded once more, and spoken where the parts are silent. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../../../build/sample/run-tool.ts'
import { likeRecorder } from './like-recorder.ts'
import { speakTrack } from './narration-track.ts'
import type { Montage, Recording } from './recording.ts'

/** Writes `parts` of one size and frame rate, one after another, to `path`. */
export async function joinRecordings({ remarks, durationSeconds }: Montage, parts: readonly Recording[], path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-corpus-'))
  try {
    const tracks: string[] = []
    for (const part of parts) {
      const partFolder = join(folder, part.name)
      await mkdir(partFolder)
      tracks.push(part.isSpoken ? part.path : await speakTrack(remarks[part.name] ?? [], part.durationSeconds, partFolder))
    }
    const streams = parts.map((_, index) => `[${index}:v][${index + parts.length}:a]`).join('')
    await runTool('ffmpeg', [
      ...['-v', 'error', '-nostdin', '-y', ...[...parts.map((part) => part.path), ...tracks].flatMap((input) => ['-i', input])],
      ...['-filter_complex', `${streams}concat=n=${parts.length}:v=1:a=1[video][audio]`, '-map', '[video]', '-map', '[audio]'],
      ...['-t', `${durationSeconds}`, ...likeRecorder, '-c:a', 'aac', '-b:a', '128k', '-ac', '1'],
      ...['-map_metadata', '-1', '-movflags', '+faststart', path],
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
