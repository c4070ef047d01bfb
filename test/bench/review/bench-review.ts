/**
 * @file `npm run bench -- review`: whether planted secrets and errors are found at three sizes on light and dark pages, what is found
 * wrongly in recordings that have none, and what reading takes. `--quick`: the planted pages and the sample alone. Needs chromium.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { cacheFolder, projectRoot } from '../../../build/project.ts'
import { runCommand } from '../../../build/run-command.ts'
import { offerPrograms } from '../../../build/system-libraries.ts'
import { locateFfmpeg } from '../../../electron/service/video/locate-ffmpeg.ts'
import { makeCorpus } from '../corpus/make-corpus.ts'
import { cutExcerpt } from '../excerpt.ts'
import { describeComputer, describeLoad } from '../machine.ts'
import { makePlantedRecording, pageSeconds } from './planted-recording.ts'
import { measureRecall } from './recall.ts'
import type { ReviewReport } from './review-alone.ts'

const corpusNames = ['explorer', 'documents'] as const

export async function benchReview(args: readonly string[]): Promise<number> {
  const unknown = args.find((argument) => argument !== '--quick')
  if (unknown !== undefined) throw new Error(`${unknown} is not understood; there is --quick.`)
  await offerPrograms([{ program: 'chromium', package: 'chromium' }], console.error)
  const { ffmpegPath } = await locateFfmpeg({})
  const folder = await mkdtemp(join(tmpdir(), 'certpack-bench-'))
  try {
    console.log([describeComputer(), describeLoad(), ''].join('\n'))
    const planted = await makePlantedRecording(ffmpegPath, folder)
    const report = await review(planted, folder)
    const { recall, falseAlarms } = measureRecall(report.findings, pageSeconds * 1_000)
    console.log('| Page | Text | Planted | Found |\n| --- | --- | --- | --- |')
    for (const { theme, size, kind, found, planted: count } of recall) console.log(`| ${theme} | ${size} px | ${count} times ${kind} | ${found} |`)
    for (const { kind, label, excerpt, startMs } of falseAlarms) console.log(`False alarm at ${startMs} ms: ${kind}, ${label}, ${excerpt}`)

    console.log(`\n${tableHead}\n${formatRow('planted', report)}`)
    const recordings = [join(projectRoot, 'resources', 'sample', 'files', 'recording.mp4')]
    if (!args.includes('--quick'))
      for (const recording of await makeCorpus({ names: corpusNames, log: console.error })) {
        recordings.push((await cutExcerpt(ffmpegPath, recording, join(cacheFolder(), 'bench'))).path)
      }
    for (const path of recordings) {
      const read = await review(path, folder)
      console.log(formatRow(basename(path), read))
      for (const { kind, label, excerpt, startMs } of read.findings) console.error(`${basename(path)}, ${startMs} ms: ${kind}, ${label}, ${excerpt}`)
    }
    console.log(['', describeLoad()].join('\n'))
    return recall.every(({ found, planted: count }) => found === count) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const tableHead = `| Recording | Seconds | Pictures | Words | Read in s | s a picture | CPU s | Peak MB | Secrets | Addresses | Errors |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |`

function formatRow(name: string, { recordingSeconds, pictures, words, seconds, cpuSeconds, peakBytes, findings }: ReviewReport): string {
  const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length
  const used = [seconds.toFixed(0), (seconds / Math.max(1, pictures)).toFixed(2), cpuSeconds.toFixed(0), (peakBytes / 1_000_000).toFixed(0)]
  return `| ${[name, recordingSeconds.toFixed(0), pictures, words, ...used, count('secret'), count('address'), count('error')].join(' | ')} |`
}

async function review(path: string, folder: string): Promise<ReviewReport> {
  const { exitCode, stdout, stderr } = await runCommand(process.execPath, [join(import.meta.dirname, 'review-alone.ts'), path, folder])
  if (exitCode !== 0) throw new Error(`Reading ${path} ended with ${exitCode}: ${stderr}`)
  return JSON.parse(stdout) as ReviewReport
}
