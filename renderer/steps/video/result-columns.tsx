import type { Fit, FittedVideo } from '#shared/domain/submission.ts'
import { grouped, percentOf } from '../../client/words.ts'
import type { Column } from '../../components/table.tsx'
import { formatLength } from '../../player/time.ts'
import { flowTitles } from './flow-titles.ts'
import styles from './result-section.module.css'
import { soundInWords } from './result-words.ts'
import { formatFrameRate, kilobitsPerSecond, percentOfLimit } from './size-budget.ts'

/** What is said of each file of a result; what only a measurement tells is left out where there is none. */
export function resultColumns({ outputs, limitBytes }: Fit): Column<FittedVideo>[] {
  const isMeasured = outputs.some(({ measured }) => measured !== null)
  return [
    { title: 'File', cell: ({ flow }) => flowTitles[flow] },
    { title: 'Bytes', kind: 'number', cell: ({ file }) => grouped(file.bytes) },
    { title: 'Of the limit', kind: 'number', cell: ({ file }) => <ShareOfLimit bytes={file.bytes} limitBytes={limitBytes} /> },
    ...(isMeasured ? measuredColumns : []),
    { title: 'Bit rate', kind: 'number', cell: ({ file, properties }) => `${grouped(kilobitsPerSecond(file.bytes, properties.durationMs))} kbit/s` },
    {
      title: 'Picture',
      kind: 'number',
      cell: ({ properties }) => `${properties.width} × ${properties.height}, ${formatFrameRate(properties.frameRate)} fps`,
    },
    { title: 'Length', kind: 'number', cell: ({ properties }) => formatLength(properties.durationMs) },
    { title: 'Sound', kind: 'number', cell: soundInWords },
  ]
}

const measuredColumns: Column<FittedVideo>[] = [
  { title: 'Words readable', kind: 'number', cell: (output) => <WordsReadable output={output} /> },
  { title: 'SSIM', kind: 'number', cell: ({ measured }) => measured?.ssim.toFixed(3) ?? '–' },
]

function WordsReadable({ output: { measured, predicted } }: { output: FittedVideo }) {
  if (!measured) return 'not measured'
  return (
    <>
      <strong>{percentOf(measured.legibility)}</strong>
      {predicted && <small className={styles.foretold}> (foretold {percentOf(predicted.legibility)})</small>}
    </>
  )
}

function ShareOfLimit({ bytes, limitBytes }: { bytes: number; limitBytes: number }) {
  return (
    <span className={styles.share}>
      <span className={styles.shareBar} aria-hidden>
        <span style={{ width: `${Math.min(100, (bytes / limitBytes) * 100)}%` }} />
      </span>
      {percentOfLimit(bytes, limitBytes)}
    </span>
  )
}
