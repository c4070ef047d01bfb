/** @file Records one interface: performs it on a screen of its own while ffmpeg takes the screen, then adds the sound. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCapture } from '../../../build/sample/capture.ts'
import { runTool } from '../../../build/sample/run-tool.ts'
import { openScreen } from '../../../build/sample/screen.ts'
import { likeRecorder } from './like-recorder.ts'
import { speakTrack } from './narration-track.ts'
import type { Interface } from './recording.ts'

/** At a constant frame rate, in the colours of high-definition video. */
const output = ['-fps_mode', 'cfr', '-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p', ...likeRecorder]

/** Writes the recording to `path`. */
export async function recordInterface(shown: Interface, packages: string, path: string, log: (message: string) => void): Promise<void> {
  const { name, width, height, frameRate, durationSeconds, sound } = shown
  const folder = await mkdtemp(join(tmpdir(), 'certpack-corpus-'))
  const opened: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })]
  try {
    const soundInput = await openSound(sound, durationSeconds, folder)
    const size = { width, height }
    const screen = await openScreen(size)
    opened.push(screen.close)
    const performance = await shown.open({ display: screen.display, size, folder, packages })
    opened.push(performance.close)

    // MP4 keeps the times of the frames exactly; Matroska rounds them to milliseconds.
    const capturePath = join(folder, 'capture.mp4')
    const capture = await startCapture(screen.display, capturePath, { size, frameRate, queueFrames: 16, output: ['-r', `${frameRate}`, ...output] })
    const endsAtMs = capture.startedAtMs + durationSeconds * 1000 + 500
    let isOver = false
    // Closing the interface under the walk makes its next step fail, which is its end.
    const walked = performance.walk().then(
      () => {
        if (!isOver) log(`${name}: the walk is over ${((endsAtMs - Date.now()) / 1000).toFixed(0)} s before the recording`)
      },
      (error: unknown) => {
        if (!isOver) throw error
      },
    )
    await Promise.race([walked, sleep(endsAtMs - Date.now())])
    await sleep(Math.max(0, endsAtMs - Date.now()))
    isOver = true
    const repeated = await capture.stop()
    log(`${name}: ${repeated} of ${durationSeconds * frameRate} frames repeated for want of new ones`)
    await runTool('ffmpeg', [
      ...['-v', 'error', '-y', '-i', capturePath, ...soundInput, '-t', `${durationSeconds}`, '-c:v', 'copy', '-c:a', 'aac', '-b:a', '128k'],
      ...['-map_metadata', '-1', '-movflags', '+faststart', path],
    ])
  } finally {
    for (const close of opened.toReversed()) await close()
  }
}

async function openSound(sound: Interface['sound'], durationSeconds: number, folder: string): Promise<string[]> {
  if (sound === 'none') return []
  if (sound === 'silence') return ['-f', 'lavfi', '-i', 'anullsrc=sample_rate=48000:channel_layout=stereo']
  return ['-i', await speakTrack(sound, durationSeconds, folder)]
}
