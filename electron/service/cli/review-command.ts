/** @file `certpack review`: what text recognition finds on the screen of a recording, secrets masked. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOnScreen } from '#shared/domain/screen/find-on-screen.ts'
import { findingState } from '#shared/domain/screen/finding-state.ts'
import { noWishes } from '#shared/domain/video-plan.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import { readRecording, type ReadRecording } from '../review/read-recording.ts'
import { analyseVideo } from '../video/analyse.ts'
import { locateFfmpeg } from '../video/locate-ffmpeg.ts'
import { probeVideo } from '../video/probe.ts'
import { shareProgress } from '../video/share-progress.ts'
import { readMarks } from './fit-command.ts'
import { exitCodes, type Terminal } from './terminal.ts'

export type ReviewOptions = { marks?: string; keep: string[] }

/** Looking takes so much of looking and reading. */
const lookingShare = 0.2

export async function reviewCommand(video: string, options: ReviewOptions, terminal: Terminal): Promise<number> {
  const marks = await readMarks(options.marks)
  const source = await requireRegularFile(video)
  const read = await readVideo(source.path, terminal)
  const all = findOnScreen(read.words, { values: [], personas: options.keep })
  // Errors belong into exception flows.
  const findings = all.filter((finding) => findingState(finding, { wishes: noWishes, acceptedFindings: [], marks }) === 'open')
  const lines = findings.map(({ kind, label, excerpt, startMs, endMs }) => `${clock(startMs)} to ${clock(endMs)}  ${kind}: ${label}: ${excerpt}`)
  const summary = `${read.pictures} pictures with ${read.words.length} words were read; ${findings.length} findings.`
  terminal.print({ pictures: read.pictures, words: read.words.length, findings }, [...lines, summary].join('\n'))
  return findings.length > 0 ? exitCodes.blocked : exitCodes.done
}

async function readVideo(path: string, { signal, progress }: Terminal): Promise<ReadRecording> {
  const tools = await locateFfmpeg({})
  const folder = await mkdtemp(join(tmpdir(), 'certpack-review-'))
  const share = shareProgress(progress, lookingShare)
  try {
    const probed = await probeVideo(tools, path, signal)
    const onProgress = (fraction: number) => share.looking({ activity: 'Watching the recording', fraction, secondsLeft: null })
    const { analysis, conformed } = await analyseVideo({ tools, path, probed, folder, signal, onProgress })
    return await readRecording({ tools, studied: { probed, analysis, conformed }, signal, onProgress: share.working })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns an instant as `3:07.4`. */
function clock(ms: number): string {
  // Rounded before it is split: 59.97 seconds are a minute.
  const tenths = Math.round(ms / 100)
  return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`
}
