import { useState } from 'react'
import { toUserError } from '#shared/contract/errors.ts'
import { statedOf } from '#shared/domain/rounds/differences.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { useCall } from '../../client/queries.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { bytesInWords } from '../../client/words.ts'
import { RadioGroup } from '../../components/choices.tsx'
import { Problem } from '../../components/problem.tsx'
import { Table } from '../../components/table.tsx'
import styles from './rounds-card.module.css'

/** A frozen round: what was answered then, or which files went out. */
export function RoundContent({ round }: { round: Round }) {
  const { id } = useSubmission()
  const [part, setPart] = useState<'answers' | 'files'>('answers')
  const { data, error } = useCall('round.get', { id, roundId: round.id })
  if (error) return <Problem problem={toUserError(error)} />
  if (!data)
    return (
      <p className={styles.soft} aria-busy="true">
        Reading the round…
      </p>
    )
  const stated = statedOf(data.submission).filter(({ value }) => value !== '')
  const label = part === 'answers' ? `Answers of round ${round.number}` : `Files of round ${round.number}`
  return (
    <div className={styles.content}>
      <RadioGroup
        label="As it was sent"
        isInline
        options={[
          { value: 'answers', label: `Answers and files sent (${stated.length})` },
          { value: 'files', label: `Files of the package (${round.files.length})` },
        ]}
        value={part}
        onChange={setPart}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls it */}
      <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
        {part === 'answers' ? (
          <Table
            label={label}
            columns={[
              { title: 'What', cell: (row) => row.label },
              { title: 'As sent', cell: ({ value }) => value },
            ]}
            rows={stated}
            rowKey={({ where }) => where}
          />
        ) : (
          <Table
            label={label}
            columns={[
              { title: 'File', cell: ({ name }) => name },
              { title: 'Size', kind: 'number', cell: ({ bytes }) => bytesInWords(bytes) },
              { title: 'SHA-256', kind: 'mono', cell: ({ digest }) => digest },
            ]}
            rows={round.files}
            rowKey={({ name }) => name}
          />
        )}
      </div>
    </div>
  )
}
