import { isDay } from '#shared/domain/calendar.ts'
import type { ReviewFinding } from '#shared/domain/rounds/review-findings.ts'
import { sendingsOf } from '#shared/domain/rounds/sendings.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { withAgain, withChanges } from '../edit-list.ts'
import { FindingFields } from './finding-fields.tsx'
import { newFinding } from './new-finding.ts'

type Listed = { finding: ReviewFinding; at: number }

/** What was found in the last round, and whatever is still open from before: what was sent with a remedy is history. */
export function FindingsList() {
  const { submission } = useSubmission()
  const { value, update } = useSection('signOff')
  const last = sendingsOf(submission).at(-1)
  const number = last?.number ?? 0
  const isListed = ({ round, remediedOn }: ReviewFinding) => round === 0 || round >= number || !isDay(remediedOn.trim())
  const items: Listed[] = value.reviewFindings.map((finding, at) => ({ finding, at })).filter(({ finding }) => isListed(finding))
  function remove(index: number): () => void {
    const removed = items[index]
    update((section) => ({ ...section, reviewFindings: section.reviewFindings.filter(({ id }) => id !== removed?.finding.id) }))
    const putBack = (found: ReviewFinding[]) => (removed ? withAgain(found, removed.at, removed.finding) : found)
    return () => update((section) => ({ ...section, reviewFindings: putBack(section.reviewFindings) }))
  }
  return (
    <Repeated
      title={number > 1 ? `What the reviewer found in round ${number}` : 'What the reviewer found'}
      path="signOff.reviewFindings"
      items={items}
      itemKey={({ finding }) => finding.id}
      itemTitle={({ at }) => `Finding ${at + 1}`}
      addLabel="Add a finding"
      maxItems={200}
      noneText="Nothing so far. A finding starts the six business days again once its remedy is sent."
      onAdd={() => update((section) => ({ ...section, reviewFindings: [...section.reviewFindings, newFinding(number)] }))}
      onRemove={remove}
    >
      {({ finding, at }) => (
        <FindingFields
          finding={finding}
          path={`signOff.reviewFindings.${at}`}
          round={submission.rounds.find((round) => round.number === (finding.round || number)) ?? null}
          onChange={(changes) => update((section) => ({ ...section, reviewFindings: withChanges(section.reviewFindings, at, changes) }))}
        />
      )}
    </Repeated>
  )
}
