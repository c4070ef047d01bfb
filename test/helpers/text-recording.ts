/** @file Recordings of pages with text, made by ffmpeg: what stands on the screen, from when to when. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeClip } from './clips.ts'

const typeface = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', import.meta.url))

/** A line of text on the screen; place and size are pixels, times are seconds. */
export type ScreenLine = { text: string; x: number; y: number; size: number; from: number; to: number }

/** A white page at 10 frames a second. @returns the path of the recording, `name` below `folder`. */
export async function makeTextRecording(
  folder: string,
  name: string,
  seconds: number,
  lines: readonly ScreenLine[],
  pictureSize = '1920x1080',
): Promise<string> {
  const texts = mkdtempSync(join(tmpdir(), 'certpack-text-'))
  try {
    const drawn = lines.map(({ text, x, y, size, from, to }, index) => {
      const path = join(texts, `${index}.txt`)
      writeFileSync(path, text)
      // The expression stays below the end: a frame that begins there shows the next page.
      return `drawtext=fontfile=${typeface}:textfile=${path}:expansion=none:x=${x}:y=${y}:fontsize=${size}:fontcolor=0x202428:enable='between(t,${from},${to - 0.001})'`
    })
    const page = ['-f', 'lavfi', '-i', `color=c=white:s=${pictureSize}:r=10:d=${seconds}`]
    const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', '-pix_fmt', 'yuv420p']
    return await makeClip(folder, name, [...page, '-vf', drawn.join(','), ...coding])
  } finally {
    rmSync(texts, { recursive: true, force: true })
  }
}
