/**
 * @file `npm run bench`: the sample recording at several sizes, ours and the peers side by side in one run.
 * Needs tesseract (`apt-get install tesseract-ocr`), the independent judge of what can be read. `-- --quick` runs one size.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fitVideo } from '../../electron/service/video/fit.ts'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'
import { encodeAsPeer, peers } from './peers.ts'
import { compareWords, readWords } from './words-read.ts'
import { projectRoot } from '../../build/project.ts'
import { runEntry } from '../../build/run-entry.ts'
import { offerPrograms } from '../../build/system-libraries.ts'

const recording = join(projectRoot, 'resources', 'sample', 'files', 'recording.mp4')
const durationSeconds = 107.9
const size = '1920:1080'
/** Bit rates of sound and picture together, in kbit/s: what a recording of five, ten and twenty minutes gets out of 4.5 MB. */
const rates = process.argv.includes('--quick') ? [60] : [120, 60, 30]
const frames = 12
const instants = Array.from({ length: frames }, (_, index) => Math.round(((index + 0.5) / frames) * durationSeconds))

/** `path` is null where no video came out. */
type Row = { name: string; path: string | null; seconds: number; note: string }

async function timed(name: string, make: () => Promise<{ path: string | null; note: string }>): Promise<Row> {
  const startedAt = performance.now()
  const made = await make()
  return { name, ...made, seconds: (performance.now() - startedAt) / 1000 }
}

await runEntry(async () => {
  await offerPrograms([{ program: 'tesseract', package: 'tesseract-ocr' }], console.log)
  const tools = await locateFfmpeg({})
  const folder = await mkdtemp(join(tmpdir(), 'certpack-bench-'))
  try {
    console.log(
      `Sample recording, ${durationSeconds} s, 1920x1080, 30 fps, spoken; ffmpeg ${tools.version} (${tools.source}); words over ${frames} frames`,
    )
    console.log(
      '| kbit/s in all | made by | bytes of the limit | words read | worst frame | time against the first peer | |\n|---|---|---|---|---|---|---|',
    )
    const source = await readWords(tools.ffmpegPath, recording, instants, size)
    for (const rate of rates) {
      const limitBytes = Math.floor((rate * 1000 * durationSeconds) / 8)
      const rows: Row[] = []
      for (const [index, peer] of peers.entries()) {
        const path = join(folder, `${rate}-${index}.mp4`)
        rows.push(
          await timed(peer.name, async () => {
            const isMade = await encodeAsPeer(tools.ffmpegPath, peer, recording, durationSeconds, limitBytes, path)
            return { path: isMade ? path : null, note: isMade ? '' : 'x264 refuses so low a bit rate' }
          }),
        )
      }
      rows.push(
        await timed('Certpack', async () => {
          const { outputs } = await fitVideo({ tools, path: recording, marks: [], limitBytes, workDir: folder })
          const [output] = outputs
          if (!output) throw new Error('There is no video')
          const { width, height, frameRate } = output.properties
          return { path: output.path, note: `${width}x${height}, ${frameRate} fps` }
        }),
      )
      for (const { name, path, seconds, note } of rows) {
        if (!path) {
          console.log(`| ${rate} | ${name} | | | | | ${note} |`)
          continue
        }
        const { share, worstShare } = compareWords(source, await readWords(tools.ffmpegPath, path, instants, size))
        const { size: bytes } = await stat(path)
        const ratio = (seconds / (rows[0]?.seconds ?? seconds)).toFixed(2)
        console.log(
          `| ${rate} | ${name} | ${((bytes / limitBytes) * 100).toFixed(1)} % | ${share.toFixed(2)} | ${worstShare.toFixed(2)} | ${ratio} | ${note} |`,
        )
      }
    }
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
