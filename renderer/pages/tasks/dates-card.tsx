import { formatDays, shortDay } from '#shared/domain/calendar.ts'
import { statusWords, type Milestone } from '#shared/domain/dates/milestones.ts'
import type { Timeline } from '#shared/domain/timeline.ts'
import { useToday } from '../../client/use-today.ts'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import styles from './dates-card.module.css'
import { timelineGeometry } from './timeline-geometry.ts'

const width = 372
/** What the card says; the rest stands on the page of the dates. */
const shown = ['dry-run', 'dry-run-latest', 'log-date', 'request', 'remedy', 'certified', 'certified-latest', 'access', 'wished']

/** What follows from the day of the request: a drawing, and the same in words. */
export function DatesCard({ timeline, milestones, href }: { timeline: Timeline | null; milestones: readonly Milestone[]; href: string }) {
  if (!timeline) {
    return (
      <Card title="Dates">
        <p className={styles.note}>Every date follows from the day on which you ask for the review, or on which you want to be in production.</p>
        <p className={styles.note}>
          <LinkButton href={href}>Plan the day</LinkButton>
        </p>
      </Card>
    )
  }
  return (
    <Card
      title="Dates"
      actions={
        <LinkButton href={href} kind="quiet" isSmall>
          See all dates
        </LinkButton>
      }
    >
      <Drawing timeline={timeline} />
      <dl className={styles.dates}>
        {milestones
          .filter(({ id }) => shown.includes(id))
          .map(({ id, title, from, to, status }) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd>
                {formatDays(from, to)} {status === 'overdue' && <Tag tone="bad">{statusWords.overdue}</Tag>}
              </dd>
            </div>
          ))}
      </dl>
      <p className={styles.note}>
        If nothing is missing: 6 business days once the key form is handed in, up to 3 more for the CTO; typically 14 to 21 from the request until
        production.
      </p>
    </Card>
  )
}

function Drawing({ timeline }: { timeline: Timeline }) {
  const today = useToday()
  const { today: now, log, requestX, certified, production } = timelineGeometry(timeline, today, width, 8)
  const isTodayNear = Math.abs(now.x - requestX) < 44
  return (
    <svg viewBox={`0 0 ${width} 104`} className={styles.drawing} aria-hidden>
      {now.isCutOff && <line x1={8} x2={44} y1={52} y2={52} className={`${styles.line} ${styles.cut}`} />}
      <line x1={now.isCutOff ? 44 : 8} x2={width - 8} y1={52} y2={52} className={styles.line} />
      <rect x={log.x} width={log.width} y={44} height={16} rx={4} className={styles.log} />
      <rect x={production.x} width={production.width} y={44} height={16} rx={4} className={styles.production} />
      <rect x={certified.x} width={certified.width} y={44} height={16} rx={4} className={styles.certified} />
      <circle cx={requestX} cy={52} r={5.5} className={styles.request} />
      <line x1={now.x} x2={now.x} y1={30} y2={74} className={styles.nowLine} />
      <text x={log.x + log.width / 2} y={36} textAnchor="middle">
        Log date
      </text>
      <text x={certified.x + certified.width / 2} y={36} textAnchor="middle">
        Certified
      </text>
      <text x={requestX} y={78} textAnchor="middle" className={styles.strong}>
        Request
      </text>
      <text x={requestX} y={92} textAnchor="middle">
        {shortDay(timeline.requestOn)}
      </text>
      <text x={production.x + production.width / 2} y={78} textAnchor="middle" className={styles.strong}>
        Production
      </text>
      <text x={width - 4} y={92} textAnchor="end">
        {shortDay(timeline.productionFrom)} to {shortDay(timeline.productionTo)}
      </text>
      <text x={Math.max(0, now.x - 8)} y={isTodayNear ? 22 : 88} className={styles.now}>
        today
      </text>
    </svg>
  )
}
