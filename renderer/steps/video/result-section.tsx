import { useState } from 'react'
import type { Fit, FittedVideo, Mark, Recording } from '#shared/domain/submission.ts'
import { grouped } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { Segmented } from '../../player/segmented.tsx'
import { formatLength } from '../../player/time.ts'
import { Compare } from './compare.tsx'
import { flowTitles } from './plan-card.tsx'
import styles from './result-section.module.css'
import { formatFrameRate, kilobitsPerSecond, percentOfLimit } from './size-budget.ts'

export type ResultSectionProps = {
  recording: Recording
  fit: Fit
  marks: readonly Mark[]
  isOutOfDate: boolean
  canMake: boolean
  onMake: () => void
}

/** What was made: the figures of each file, and the file beside the recording. */
export function ResultSection({ recording, fit, marks, isOutOfDate, canMake, onMake }: ResultSectionProps) {
  const [chosen, setChosen] = useState<FittedVideo['flow']>('all')
  const output = fit.outputs.find(({ flow }) => flow === chosen) ?? fit.outputs[0]
  return (
    <Card
      title="The result"
      actions={<Tag tone={isOutOfDate ? 'warn' : 'good'}>{isOutOfDate ? 'Out of date' : fit.split ? 'Two files made' : 'Made'}</Tag>}
    >
      <div className={styles.result} id="video-result" role="group" aria-label="The result" data-field="video.fit">
        {isOutOfDate && (
          <div className={styles.outOfDate}>
            <p>The recording or its marks have changed since this was made.</p>
            <Button isSmall isDisabled={!canMake} onPress={onMake}>
              Make the video again
            </Button>
          </div>
        )}
        <p className={styles.reason}>{fit.reason}</p>
        <Table label="Files of the result" columns={columnsFor(fit)} rows={fit.outputs} rowKey={({ flow }) => flow} />
        {fit.outputs.length > 1 && output && (
          <Segmented
            label="File to watch"
            options={fit.outputs.map(({ flow }) => ({ value: flow, label: flowTitles[flow] }))}
            value={output.flow}
            onChange={setChosen}
          />
        )}
        {output && <Compare key={`${recording.file.sha256} ${output.file.sha256}`} recording={recording} output={output} marks={marks} />}
      </div>
    </Card>
  )
}

function columnsFor(fit: Fit): Column<FittedVideo>[] {
  return [
    { title: 'File', cell: ({ flow }) => flowTitles[flow] },
    { title: 'Bytes', kind: 'number', cell: ({ file }) => grouped(file.bytes) },
    { title: 'Of the limit', kind: 'number', cell: ({ file }) => <ShareOfLimit bytes={file.bytes} limitBytes={fit.limitBytes} /> },
    { title: 'Bit rate', kind: 'number', cell: ({ file, properties }) => `${grouped(kilobitsPerSecond(file.bytes, properties.durationMs))} kbit/s` },
    { title: 'Frame rate', kind: 'number', cell: ({ properties }) => `${formatFrameRate(properties.frameRate)} fps` },
    { title: 'Resolution', kind: 'number', cell: ({ properties }) => `${properties.width} × ${properties.height}` },
    { title: 'Length', kind: 'number', cell: ({ properties }) => formatLength(properties.durationMs) },
    { title: 'Sound', cell: ({ properties }) => (properties.audioCodec ? properties.audioCodec.toUpperCase() : 'none') },
  ]
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
