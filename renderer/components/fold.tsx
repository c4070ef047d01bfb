import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { Card } from './card.tsx'
import styles from './fold.module.css'

/** A card that opens and closes at its title. */
export function Fold({ title, isOpenAtFirst, children }: { title: string; isOpenAtFirst: boolean; children: ReactNode }) {
  return (
    <Card isTight>
      <Disclosure defaultExpanded={isOpenAtFirst}>
        <Heading level={2}>
          <Button slot="trigger" className={styles.toggle}>
            <ChevronRight size={16} aria-hidden />
            {title}
          </Button>
        </Heading>
        <DisclosurePanel>
          <div className={styles.panel}>{children}</div>
        </DisclosurePanel>
      </Disclosure>
    </Card>
  )
}
