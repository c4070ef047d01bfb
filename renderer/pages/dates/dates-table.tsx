import { Link } from 'wouter'
import { formatDays } from '#shared/domain/calendar.ts'
import { statusWords, type Milestone, type MilestoneStatus } from '#shared/domain/dates/milestones.ts'
import { pagePath } from '../../app/location.ts'
import { Table, type Column } from '../../components/table.tsx'
import { Tag, type TagTone } from '../../components/tag.tsx'
import styles from './dates-page.module.css'

const tones: Record<MilestoneStatus, TagTone> = { 'to-come': 'neutral', today: 'accent', overdue: 'bad', done: 'good' }

/** The same dates as in the drawing, each with its rule in plain words. */
export function DatesTable({ id, milestones }: { id: string; milestones: readonly Milestone[] }) {
  const columns: Column<Milestone>[] = [
    { title: 'When', cell: ({ from, to }) => <span className={styles.when}>{formatDays(from, to)}</span> },
    { title: 'What', cell: ({ title, place }) => <Link href={pagePath(id, place === 'delivery' ? 'check' : place)}>{title}</Link> },
    {
      title: 'Why',
      cell: ({ why, rule }) => (
        <>
          {why} <span className={styles.rule}>{rule}</span>
        </>
      ),
    },
    { title: 'Status', cell: ({ status }) => <Tag tone={tones[status]}>{statusWords[status]}</Tag> },
  ]
  return <Table label="Dates" columns={columns} rows={milestones} rowKey={(milestone) => milestone.id} />
}
