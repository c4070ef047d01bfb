import type { StepId } from '#shared/domain/findings.ts'
import { guidance } from '#shared/domain/guidance.ts'
import { Fold } from '../components/fold.tsx'
import styles from './guidance.module.css'

/** As in page.module.css: below this the guidance stands above the fields instead of beside them. */
const hasRoomBeside = '(min-width: 1081px)'

/** What a step is for, what a reviewer looks at, what often goes wrong. It is folded away where it would push the step itself down. */
export function Guidance({ step, isAbove = false }: { step: StepId; isAbove?: boolean }) {
  const { purpose, reviewerLooksAt, commonMistakes, quote } = guidance[step]
  return (
    <Fold title="About this step" isOpenAtFirst={!isAbove && matchMedia(hasRoomBeside).matches}>
      <div className={styles.body}>
        <p>{purpose}</p>
        <div>
          <h3>A reviewer looks at</h3>
          <ul>
            {reviewerLooksAt.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>What often goes wrong</h3>
          <ul>
            {commonMistakes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
        <blockquote className={styles.quote}>“{quote}”</blockquote>
      </div>
    </Fold>
  )
}
