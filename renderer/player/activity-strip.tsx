import { activityHeights, sayActivity, type ActivityValues } from './activity.ts'
import styles from './drawing.module.css'
import { LeftOut } from './left-out.tsx'
import { runsOf } from './runs.ts'
import type { Stretch } from './time-mapping.ts'

/** Where in the drawing speech begins, which reaches from 0 at the top to 100. */
const speechTop = 82

export type ActivityStripProps = { values: ActivityValues; durationMs: number; leftOut: readonly Stretch[] }

/** What the picture does and when somebody speaks, second by second: the taller, the more of it changes. */
export function ActivityStrip({ values, durationMs, leftOut }: ActivityStripProps) {
  const { stepMs, activity, hasSpeech } = values
  const spoken = runsOf(hasSpeech, stepMs, durationMs).filter(({ value }) => value)
  return (
    <figure className={styles.drawing}>
      <div className={styles.stage}>
        <svg
          className={`${styles.strip} ${styles.activity}`}
          viewBox={`0 0 ${durationMs} 100`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`What the picture does. ${sayActivity(values)}`}
        >
          {runsOf(activity, stepMs, durationMs).map(({ value, startMs, endMs }) => {
            const height = activityHeights[value] * (speechTop - 8)
            return <rect key={startMs} className={styles.moving} x={startMs} width={endMs - startMs} y={speechTop - 8 - height} height={height} />
          })}
          {spoken.map(({ startMs, endMs }) => (
            <rect key={startMs} className={styles.speech} x={startMs} width={endMs - startMs} y={speechTop} height={100 - speechTop} />
          ))}
        </svg>
        <LeftOut stretches={leftOut} durationMs={durationMs} />
      </div>
      <figcaption className={styles.words}>
        <span>Activity: the taller, the more of the picture changes</span>
        {spoken.length > 0 && <span className={`${styles.key} ${styles.speechKey}`}>speech</span>}
      </figcaption>
    </figure>
  )
}
