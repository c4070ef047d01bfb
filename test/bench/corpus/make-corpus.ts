/** @file The recordings of the bench: real interfaces, really captured, kept in the cache and made only where they are missing. */
import { createHash } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { withLock } from '../../../build/folder-lock.ts'
import { cacheFolder } from '../../../build/project.ts'
import { offerPrograms } from '../../../build/system-libraries.ts'
import { logConsole } from './log-console.ts'
import { documents } from './documents.ts'
import { editor } from './editor.ts'
import { explorer } from './explorer.ts'
import { joinRecordings } from './join-recordings.ts'
import { long } from './long.ts'
import { ensurePackages } from './packages.ts'
import { recordInterface } from './record-interface.ts'
import type { Interface, Montage, Recording } from './recording.ts'
import { reference } from './reference.ts'
import { tables } from './tables.ts'
import { terminal } from './terminal.ts'

const plans: readonly (Interface | Montage)[] = [explorer, editor, documents, tables, logConsole, terminal, reference, long]

const programs = [
  { program: 'Xvfb', package: 'xvfb' },
  { program: 'chromium', package: 'chromium' },
  { program: 'espeak-ng', package: 'espeak-ng' },
  { program: 'ffmpeg', package: 'ffmpeg' },
  { program: 'git', package: 'git' },
  { program: 'less', package: 'less' },
  { program: 'top', package: 'procps' },
  { program: 'vim', package: 'vim' },
  { program: 'xdotool', package: 'xdotool' },
  { program: 'xterm', package: 'xterm' },
]

type Log = (message: string) => void

export type CorpusOptions = {
  /** Which recordings; all of them unless told. */
  names?: readonly string[]
  log?: Log
}

/** @returns the recordings in their order, each made first unless the cache has it. */
export async function makeCorpus({ names, log = console.log }: CorpusOptions = {}): Promise<Recording[]> {
  const recordings: Recording[] = []
  for (const plan of plans) if (names?.includes(plan.name) ?? true) recordings.push(await ensureRecording(plan, log))
  return recordings
}

async function ensureRecording(plan: Interface | Montage, log: Log): Promise<Recording> {
  const recording = describeRecording(plan)
  const { name, path, durationSeconds } = recording
  if (await exists(path)) return recording
  const parts: Recording[] = []
  if ('parts' in plan) for (const part of plan.parts) parts.push(await ensureRecording(part, log))
  await mkdir(join(path, '..'), { recursive: true })
  await withLock(
    `${path}.lock`,
    () => log(`Waiting for another run that is recording ${name}`),
    async () => {
      if (await exists(path)) return
      await offerPrograms(programs, log)
      log(`Recording ${name}, ${durationSeconds} s`)
      const partial = `${path}.partial.mp4`
      try {
        if ('parts' in plan) await joinRecordings(plan, parts, partial)
        else await recordInterface(plan, await ensurePackages(log), partial, log)
        await rename(partial, path)
      } finally {
        await rm(partial, { force: true })
      }
    },
  )
  return recording
}

/** The name of the file depends on the plan, and on what a montage is made of. */
function describeRecording(plan: Interface | Montage): Recording {
  const { name, description, width, height, frameRate, durationSeconds } = plan
  const from = 'parts' in plan ? plan.parts.map((part) => basename(describeRecording(part).path)) : plan.sound
  const hash = createHash('sha256')
    .update(JSON.stringify([name, width, height, frameRate, durationSeconds, plan.version, from]))
    .digest('hex')
    .slice(0, 8)
  const path = join(cacheFolder(), 'bench', `${name}-${hash}.mp4`)
  return { name, path, width, height, frameRate, durationSeconds, isSpoken: 'parts' in plan || Array.isArray(plan.sound), description }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
