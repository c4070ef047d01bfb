import { ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import type { TimelineView } from '../../player/use-timeline-view.ts'
import styles from './timeline-tools.module.css'

/** Above the timeline: what comes out, and how much of the timeline is seen. */
export function TimelineTools({ view, children }: { view: TimelineView; children?: ReactNode }) {
  return (
    <div className={styles.tools}>
      <div className={styles.words}>{children}</div>
      <div className={styles.zoom} role="group" aria-label="Zoom of the timeline">
        <Button
          kind="quiet"
          isSmall
          aria-label="See less detail"
          icon={<ZoomOut size={16} aria-hidden />}
          isDisabled={view.zoom === 1}
          onPress={() => view.zoomBy(-1)}
        />
        <Button kind="quiet" isSmall isDisabled={view.zoom === 1} onPress={() => view.zoomBy(0)}>
          Fit
        </Button>
        <Button kind="quiet" isSmall aria-label="See more detail" icon={<ZoomIn size={16} aria-hidden />} onPress={() => view.zoomBy(1)} />
      </div>
    </div>
  )
}
