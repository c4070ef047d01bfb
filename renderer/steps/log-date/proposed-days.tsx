import { formatDay } from '#shared/domain/calendar.ts'
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import { requestDay } from '#shared/domain/timeline.ts'
import { daysOf, proposeLogDates, type LogDateProposal } from '#shared/domain/traces/countable.ts'
import { isSummaryCurrent } from '#shared/domain/traces/traces-section.ts'
import { pagePath } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { zoneInShort, zoneName } from '../traces/instants.ts'
import { callsInWords, filledIn, fitWords, zoneBesideUtc } from './proposal-words.ts'
import styles from './proposed-days.module.css'

const mostProposals = 5

/** The days on which the traces show enough successful calls, the best first. */
export function ProposedDays() {
  const { id, submission, context } = useSubmission()
  const { value: logDate, set } = useSection('logDate')
  const { traces } = submission
  const { summary } = traces
  const tracesPath = pagePath(id, 'traces')
  if (traces.files.length === 0 || !summary || !isSummaryCurrent(traces)) {
    return (
      <Card title="Days in your traces">
        <div className={styles.empty}>
          <p>
            {traces.files.length === 0
              ? 'Once traces are added, the days with enough successful calls are proposed here.'
              : 'The traces have to be read before days can be proposed.'}
          </p>
          <LinkButton href={tracesPath} isSmall>
            Go to the traces
          </LinkButton>
        </div>
      </Card>
    )
  }
  const timeZone = zoneBesideUtc(logDate.timeZone, zoneName('local'))
  const proposals = proposeLogDates(summary, { timeZone, requestDay: requestDay(submission, context.settings.calendar) }).slice(0, mostProposals)
  const use = (proposal: LogDateProposal) => set(filledIn(logDate, proposal, summary, timeZone))
  const columns: Column<LogDateProposal>[] = [
    { title: 'Day', cell: ({ date }) => <strong className={styles.day}>{formatDay(date)}</strong> },
    { title: 'Calls', cell: (proposal) => callsInWords(proposal, zoneInShort(timeZone)) },
    { title: 'Week of the request', cell: ({ fit }) => <Tag tone={fitWords[fit].tone}>{fitWords[fit].text}</Tag> },
    {
      title: 'Use',
      cell: (proposal) => {
        const isUsed = logDate.startsOn === proposal.date && logDate.endsOn.trim() === ''
        return isUsed ? (
          <Tag tone="accent">In use</Tag>
        ) : (
          <span className={styles.use}>
            <Button isSmall aria-label={`Use this day: ${formatDay(proposal.date)}`} onPress={() => use(proposal)}>
              Use this day
            </Button>
          </span>
        )
      },
    },
  ]
  return (
    <Card title="Days in your traces">
      {proposals.length > 0 ? (
        <Table label="Days in your traces" columns={columns} rows={proposals} rowKey={({ date }) => date} />
      ) : (
        <NoDay counts={daysOf(summary, timeZone)} unknown={summary.cleanWithoutTime} />
      )}
      <p className={styles.rule}>
        A day is safe when it lies in the same week as the request, whether weeks begin on Sunday or on Monday, and not after it. DocuSign counts in
        its own log, in UTC: use a day that has its {requiredSuccessfulCalls} calls in UTC as well as in your time zone.
      </p>
    </Card>
  )
}

function NoDay({ counts, unknown }: { counts: ReturnType<typeof daysOf>; unknown: number }) {
  const best = counts.toSorted((a, b) => b.clean - a.clean)[0]
  return (
    <div className={styles.empty}>
      <p>
        No day in the traces has {requiredSuccessfulCalls} successful calls that count.
        {best && ` The most are on ${formatDay(best.date)}: ${best.clean}.`}
        {unknown > 0 && ` Of ${counted(unknown, 'more call')} the time is not known.`}
      </p>
    </div>
  )
}
