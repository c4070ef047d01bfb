import { useState } from 'react'
import type { Fit, FittedVideo, Mark, Recording } from '#shared/domain/submission.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { Segmented } from '../../player/segmented.tsx'
import { Compare } from './compare.tsx'
import { flowTitles } from './flow-titles.ts'
import { HardToRead } from './hard-to-read.tsx'
import { resultColumns } from './result-columns.tsx'
import styles from './result-section.module.css'
import { useShownFile } from './review/use-shown-result.ts'

export type ResultSectionProps = {
  recording: Recording
  fit: Fit
  marks: readonly Mark[]
  /** Share of the words below which a video counts as hard to read. */
  floor: number
  isOutOfDate: boolean
  canMake: boolean
  onMake: () => void
}

/** What was made: the figures of each file, and the file beside the recording. */
export function ResultSection({ recording, fit, marks, floor, isOutOfDate, canMake, onMake }: ResultSectionProps) {
  const [chosen, setChosen] = useState<FittedVideo['flow']>('all')
  useShownFile(fit, setChosen)
  const output = fit.outputs.find(({ flow }) => flow === chosen) ?? fit.outputs[0]
  const least = Math.min(...fit.outputs.map(({ measured }) => measured?.legibility ?? 1))
  return (
    <Card
      title="The result"
      actions={<Tag tone={isOutOfDate ? 'warn' : 'good'}>{isOutOfDate ? 'Out of date' : fit.split ? 'Two files made' : 'Made'}</Tag>}
    >
      <div className={styles.result} id="video-result" role="group" aria-label="The result" data-field="video.fit">
        {isOutOfDate && (
          <div className={styles.outOfDate}>
            <p>The recording, its marks or the wishes have changed since this was made.</p>
            <Button isSmall isDisabled={!canMake} onPress={onMake}>
              Make the video again
            </Button>
          </div>
        )}
        <p className={styles.reason}>{fit.reason}</p>
        <Table label="Files of the result" columns={resultColumns(fit)} rows={fit.outputs} rowKey={({ flow }) => flow} />
        {least < floor && (
          <HardToRead share={least} floor={floor}>
            Choose another way beside the recording, or leave out what is not needed.
          </HardToRead>
        )}
        {!output?.measured && (
          <p className={styles.reason}>How much of it can be read was not measured when this was made. Make the video again to see it.</p>
        )}
        {fit.outputs.length > 1 && output && (
          <Segmented
            label="File to watch"
            options={fit.outputs.map(({ flow }) => ({ value: flow, label: flowTitles[flow] }))}
            value={output.flow}
            onChange={setChosen}
          />
        )}
        {output && (
          <Compare key={`${recording.file.sha256} ${output.file.sha256}`} recording={recording} output={output} marks={marks} floor={floor} />
        )}
      </div>
    </Card>
  )
}
