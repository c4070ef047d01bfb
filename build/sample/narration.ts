/** @file Build script: speaks the narration of the scenes, one WAV file each. */
import { join } from 'node:path'
import { runTool } from './run-tool.ts'

export type Narration = { path: string; durationMs: number }

/** @returns the spoken texts in their order, as files in `folder`. */
export async function speakNarrations(texts: readonly string[], folder: string): Promise<Narration[]> {
  return Promise.all(
    texts.map(async (text, index) => {
      const path = join(folder, `narration-${index}.wav`)
      await runTool('espeak-ng', ['-v', 'en-us', '-s', '172', '-p', '42', '-g', '2', '-w', path, text])
      const seconds = await runTool('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path])
      return { path, durationMs: Number(seconds) * 1000 }
    }),
  )
}
