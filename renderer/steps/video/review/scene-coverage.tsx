import { Play } from 'lucide-react'
import type { SceneReading } from '#shared/contract/review-calls.ts'
import type { ScreenReview } from '#shared/domain/screen-review.ts'
import type { Mark } from '#shared/domain/submission.ts'
import { Button } from '../../../components/button.tsx'
import { Table } from '../../../components/table.tsx'
import { formatInstant } from '../../../player/time.ts'
import { inOrder, markTitle, passagesOf, sceneNames } from '../marks.ts'
import styles from './scene-coverage.module.css'
import { showPlace } from './shown-place.ts'
import { useSceneReadings } from './use-readings.ts'

export type SceneCoverageProps = { review: ScreenReview; marks: readonly Mark[]; durationMs: number }

/** Whether the marked scenes show what their names say, going by the words that were read in them. */
export function SceneCoverage({ review, marks, durationMs }: SceneCoverageProps) {
  const scenes = useSceneReadings(review, marks)?.filter(({ markIndex }) => marks[markIndex] !== undefined)
  return (
    <section className={styles.coverage} aria-label="What the scenes show">
      <h3>What the scenes show</h3>
      {scenes?.length === 0 && <p className={styles.none}>No mark names a scene yet. Mark where the scenes begin, beside the recording.</p>}
      {scenes && scenes.length > 0 && (
        <Table
          label="What the scenes show"
          columns={[
            { title: 'Scene', cell: (reading) => <SceneLink reading={reading} marks={marks} durationMs={durationMs} /> },
            { title: 'Words read in it', cell: ({ found, isShown }) => <Found words={found} isShown={isShown} /> },
          ]}
          rows={scenes}
          rowKey={({ markIndex }) => `${markIndex}`}
        />
      )}
    </section>
  )
}

function SceneLink({ reading, marks, durationMs }: { reading: SceneReading; marks: readonly Mark[]; durationMs: number }) {
  const mark = marks[reading.markIndex]
  if (!mark) return sceneNames[reading.scene]
  const title = markTitle(mark)
  const endMs = passagesOf(inOrder(marks), durationMs).find(({ startMs }) => startMs === mark.atMs)?.endMs ?? durationMs
  return (
    <Button
      kind="quiet"
      isSmall
      icon={<Play size={12} aria-hidden />}
      aria-label={`Go to ${title}, ${formatInstant(mark.atMs)}`}
      onPress={() => showPlace({ in: 'recording', label: title, startMs: mark.atMs, endMs, box: null })}
    >
      <span className={styles.scene}>
        {title}
        {title !== sceneNames[mark.scene] && <small>{sceneNames[mark.scene]}</small>}
      </span>
    </Button>
  )
}

function Found({ words, isShown }: { words: readonly string[]; isShown: boolean }) {
  if (words.length === 0) return <span className={styles.nothing}>Nothing of this scene was read here.</span>
  return (
    <>
      {words.join(', ')}
      {!isShown && <span className={styles.nothing}> Little of this scene was read here.</span>}
    </>
  )
}
