import type { PlanAlternative, VideoPlan } from '#shared/domain/video-plan.ts'
import { percentOf, roughTime } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import styles from './other-ways-card.module.css'

export type OtherWaysCardProps = {
  plan: VideoPlan
  /** These are the ways beside an older plan. */
  isOutOfDate: boolean
  isPreviewing: boolean
  onPreview: (isPreviewing: boolean) => void
  onChoose: (alternative: PlanAlternative) => void
}

/** What else could be made of the recording, and what that would be like. */
export function OtherWaysCard({ plan, isOutOfDate, isPreviewing, onPreview, onChoose }: OtherWaysCardProps) {
  if (plan.alternatives.length === 0) return null
  return (
    <Card title="Other ways">
      <ul className={styles.list} data-dimmed={isOutOfDate || undefined}>
        {plan.alternatives.map((alternative) => (
          <li key={alternative.id}>
            <p className={styles.title}>{alternative.title}</p>
            <div className={styles.buttons}>
              {alternative.id === 'cut' && (
                <Button
                  kind="quiet"
                  isSmall
                  aria-pressed={isPreviewing}
                  aria-label={`Preview: ${alternative.title}`}
                  isDisabled={isOutOfDate}
                  onPress={() => onPreview(!isPreviewing)}
                >
                  Preview
                </Button>
              )}
              <Button kind="quiet" isSmall aria-label={`Choose: ${alternative.title}`} isDisabled={isOutOfDate} onPress={() => onChoose(alternative)}>
                Choose
              </Button>
            </div>
            <p className={styles.detail}>
              <strong>{percentOf(alternative.legibility)}</strong> readable, {alternative.detail},{' '}
              <span className={styles.time}>{roughTime(alternative.seconds)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
