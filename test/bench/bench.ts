/**
 * @file `npm run bench`: real captures fitted below real limits, ours and the peers side by side, and whether the goals hold.
 * `-- --quick`: two first minutes at one rate; `--only <names>`, `--rates <kbit/s>`, `--peers none|plain|all`; `--resume` goes on.
 * `-- traces` is about traces instead of videos: see `traces/bench-traces.ts`; `-- review` about reading the screen: `review/bench-review.ts`,
 * `-- record` about recording it: `record/bench-record.ts`, `-- start` about starting the packaged application: `start/bench-start.ts`.
 * Needs tesseract, the independent judge of what can be read, and for all peers HandBrake.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../../build/project.ts'
import { runEntry } from '../../build/run-entry.ts'
import { offerPrograms } from '../../build/system-libraries.ts'
import { locateFfmpeg, type FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'
import { makeCorpus } from './corpus/make-corpus.ts'
import { cutExcerpt } from './excerpt.ts'
import { judgeGoals } from './goals.ts'
import { knowWords } from './known-words.ts'
import { describeLoad, describeMachine } from './machine.ts'
import { measureRow } from './measure-row.ts'
import { readOptions, type BenchOptions } from './options.ts'
import { plain } from './peer-plain.ts'
import { choosePeers } from './peers.ts'
import { addSoundFacts, type BenchRecording } from './recording-facts.ts'
import { ourName, rowKey, type Row } from './row.ts'
import { openRowsFile, type RowsFile } from './rows-file.ts'
import { formatRow, tableHead, tableLegend } from './table.ts'
import { listTasks } from './tasks.ts'
import { benchRecord } from './record/bench-record.ts'
import { benchReview } from './review/bench-review.ts'
import { benchStart } from './start/bench-start.ts'
import { benchTraces } from './traces/bench-traces.ts'

const benchFolder = join(cacheFolder(), 'bench')

async function findRecordings(tools: FfmpegTools, { only, isQuick }: BenchOptions): Promise<BenchRecording[]> {
  const recordings = await makeCorpus({ ...(only ? { names: only } : {}), log: console.error })
  const unknown = only?.filter((name) => !recordings.some((recording) => recording.name === name)) ?? []
  if (unknown.length > 0) throw new Error(`There is no recording named ${unknown.join(', ')}.`)
  const found: BenchRecording[] = []
  for (const recording of recordings) {
    found.push(await addSoundFacts(tools.ffprobePath, isQuick ? await cutExcerpt(tools.ffmpegPath, recording, benchFolder) : recording))
  }
  return found
}

async function benchRecording(tools: FfmpegTools, recording: BenchRecording, options: BenchOptions, file: RowsFile, folder: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const task of listTasks(recording.durationSeconds, options.rates)) {
    const { kilobitsPerSecond, skipped } = task
    if (skipped) {
      console.log(`| ${recording.name} | ${kilobitsPerSecond} | ${'| '.repeat(12)}skipped: ${skipped} |`)
      continue
    }
    let plainRow: Row | null = null
    for (const peer of [...choosePeers(options.peers), null]) {
      const key = rowKey({ recording: recording.name, kilobitsPerSecond, madeBy: peer?.name ?? ourName })
      let row = file.rows.find((known) => rowKey(known) === key)
      if (!row) {
        const known = await knowWords(tools.ffmpegPath, recording, benchFolder)
        row = await measureRow({ tools, recording, task, known, folder, cache: benchFolder }, peer)
        await file.add(row)
      }
      if (peer === plain) plainRow = row
      rows.push(row)
      console.log(formatRow(row, plainRow))
    }
  }
  return rows
}

async function benchVideos(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  await offerPrograms(
    [{ program: 'tesseract', package: 'tesseract-ocr' }, ...(options.peers === 'all' ? [{ program: 'HandBrakeCLI', package: 'handbrake-cli' }] : [])],
    console.error,
  )
  const tools = await locateFfmpeg({})
  const recordings = await findRecordings(tools, options)
  const file = await openRowsFile(join(benchFolder, 'rows', options.isQuick ? 'quick.jsonl' : 'full.jsonl'), options.isResumed)
  const folder = await mkdtemp(join(tmpdir(), 'certpack-bench-'))
  try {
    console.log([...(await describeMachine(tools)), '', tableLegend, '', tableHead].join('\n'))
    const rows: Row[] = []
    for (const recording of recordings) rows.push(...(await benchRecording(tools, recording, options, file, folder)))
    console.log(['', describeLoad(), '', ...judgeGoals(rows)].join('\n'))
    console.error(`The rows are kept in ${file.path}`)
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

await runEntry(() => {
  const [part, ...args] = process.argv.slice(2)
  if (part === 'traces') return benchTraces(args)
  if (part === 'record') return benchRecord(args)
  if (part === 'start') return benchStart(args)
  return part === 'review' ? benchReview(args) : benchVideos(process.argv.slice(2))
})
