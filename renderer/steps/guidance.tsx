import { ChevronRight } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { StepId } from '#shared/domain/findings.ts'
import { guidance } from '#shared/domain/guidance.ts'
import { Card } from '../components/card.tsx'
import styles from './guidance.module.css'

/** As in page.module.css: below this the guidance stands above the fields instead of beside them. */
const hasRoomBeside = '(min-width: 1081px)'

/** What a step is for, what a reviewer looks at, what often goes wrong. It is folded away where it would push the step itself down. */
export function Guidance({ step, isAbove = false }: { step: StepId; isAbove?: boolean }) {
  const { purpose, reviewerLooksAt, commonMistakes, quote } = guidance[step]
  return (
    <Card isTight>
      <Disclosure defaultExpanded={!isAbove && matchMedia(hasRoomBeside).matches}>
        <Heading level={2}>
          <Button slot="trigger" className={styles.toggle}>
            <ChevronRight size={16} aria-hidden />
            About this step
          </Button>
        </Heading>
        <DisclosurePanel>
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
        </DisclosurePanel>
      </Disclosure>
    </Card>
  )
}
