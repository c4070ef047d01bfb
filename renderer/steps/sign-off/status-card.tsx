import { useEffect, useRef } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import { moverNames, type CertificationState, type CertificationStatus } from '#shared/domain/rounds/certification-status.ts'
import { keepFocus } from '../../app/focus-field.ts'
import { Tag } from '../../components/tag.tsx'
import styles from './status-card.module.css'
import { StatusActions } from './status-actions.tsx'

const stages = ['Package', 'Review', 'Key form', 'CTO’s office', 'Launch'] as const
const stageOf: Record<CertificationState, number> = {
  draft: 0,
  exported: 0,
  sent: 1,
  'in-review': 1,
  findings: 1,
  remedied: 1,
  resent: 1,
  'signed-off': 2,
  'form-submitted': 3,
  'with-cto': 3,
  certified: 4,
  launched: 5,
}

/** Where the certification stands, in large words; who has to move, until when, and the one thing to do. */
export function StatusCard({ status }: { status: CertificationStatus }) {
  const { title, now, mover, clock, round } = status
  const current = stageOf[status.state]
  const heading = useRef<HTMLHeadingElement>(null)
  const shownTitle = useRef(title)
  useEffect(() => {
    if (shownTitle.current === title) return
    shownTitle.current = title
    // The button that was pressed is not asked for any more; the keyboard goes on at what is said now.
    const frame = requestAnimationFrame(() => keepFocus(heading.current))
    return () => cancelAnimationFrame(frame)
  }, [title])
  return (
    <section className={styles.card} aria-labelledby="certification-status">
      <ol className={styles.stages} aria-label="Stages of the certification">
        {stages.map((stage, index) => (
          <li
            key={stage}
            className={index < current ? styles.done : index === current ? styles.current : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {stage}
            <span className="visually-hidden">{index < current ? ', done' : index > current ? ', to come' : ''}</span>
          </li>
        ))}
      </ol>
      {round > 1 && !title.includes(`ound ${round}`) && <p className={styles.round}>Round {round}</p>}
      <h2 ref={heading} id="certification-status" tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <p className={styles.now}>{now}</p>
      <dl className={styles.facts}>
        <div>
          <dt>Next to move</dt>
          <dd>{moverNames[mover]}</dd>
        </div>
        {clock && (
          <div>
            <dt>Clock</dt>
            <dd>
              {clock.words} {clock.isDue && <Tag tone="warn">{clock.until ? `Due since ${formatDay(clock.until)}` : 'Worth asking'}</Tag>}
            </dd>
          </div>
        )}
      </dl>
      <StatusActions status={status} />
    </section>
  )
}
