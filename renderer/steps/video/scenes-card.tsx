import { coveredScenes, requiredScenes } from '#shared/domain/steps/05-video.ts'
import type { Section } from '#shared/domain/submission.ts'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './declarations.module.css'
import { sceneNames } from './marks.ts'

type Video = Section<'video'>

/** Which scenes are there (R5.2), and what to say where one cannot be (R5.2 "where applicable", R5.4). */
export function ScenesCard({ video, onChange }: { video: Video; onChange: (changes: Partial<Video>) => void }) {
  const { marks, statusingNotApplicableReason, exceptionAbsenceAcknowledged } = video
  const covered = coveredScenes(video)
  const hasException = marks.some(({ flow }) => flow === 'exception')
  const asksForReason = !covered.has('statusing') || statusingNotApplicableReason !== ''
  const asksForAbsence = !hasException || exceptionAbsenceAcknowledged
  const isExcused = (scene: string) => scene === 'statusing' && statusingNotApplicableReason.trim() !== ''
  return (
    <Card title="What the video shows">
      <div className={styles.fields}>
        <ul className={styles.scenes}>
          {requiredScenes.map(({ scene }) => (
            <Scene
              key={scene}
              name={sceneNames[scene]}
              word={covered.has(scene) ? 'marked' : isExcused(scene) ? 'does not apply' : 'not marked yet'}
            />
          ))}
          <Scene name="Exceptions" word={hasException ? 'marked' : exceptionAbsenceAcknowledged ? 'none to show' : 'not marked yet'} />
        </ul>
        {asksForReason && (
          <TextField
            isMultiline
            isOptional
            label="Why the status does not come back into your system"
            help="Only where your integration has no status to show. Otherwise mark the scene."
            path="video.statusingNotApplicableReason"
            value={statusingNotApplicableReason}
            onChange={(reason) => onChange({ statusingNotApplicableReason: reason })}
          />
        )}
        {asksForAbsence && (
          <Checkbox
            label="There is no exception flow to show"
            help="Reviewers ask for the exception flows too, “ideally”. Without them, expect a question."
            path="video.exceptionAbsenceAcknowledged"
            value={exceptionAbsenceAcknowledged}
            onChange={(isAcknowledged) => onChange({ exceptionAbsenceAcknowledged: isAcknowledged })}
          />
        )}
      </div>
    </Card>
  )
}

function Scene({ name, word }: { name: string; word: string }) {
  const isThere = word !== 'not marked yet'
  return (
    <li data-there={isThere || undefined}>
      <span aria-hidden>{isThere ? '✓' : '–'}</span>
      <span>{name}</span>
      <span className={styles.word}>{word}</span>
    </li>
  )
}
