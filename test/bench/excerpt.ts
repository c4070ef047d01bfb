/** @file The first minute of a recording, for quick runs; cut once and kept in the cache. */
import { access, mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'
import type { Recording } from './corpus/recording.ts'

const excerptSeconds = 60

/** @returns the recording itself when it is no longer than that. */
export async function cutExcerpt(ffmpeg: string, recording: Recording, folder: string): Promise<Recording> {
  if (recording.durationSeconds <= excerptSeconds) return recording
  const path = join(folder, 'excerpts', basename(recording.path))
  const excerpt = { ...recording, path, durationSeconds: excerptSeconds }
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    return excerpt
  await mkdir(join(path, '..'), { recursive: true })
  const partial = `${path}.partial.mp4`
  const { exitCode, stderr } = await runCommand(ffmpeg, [
    '-v',
    'error',
    '-y',
    '-i',
    recording.path,
    '-t',
    String(excerptSeconds),
    '-map',
    '0',
    '-c',
    'copy',
    partial,
  ])
  if (exitCode !== 0) throw new Error(`${recording.name} cannot be cut: ${stderr}`)
  await rename(partial, path)
  return excerpt
}
