import { isIssueClosed } from '#shared/domain/steps/03-remedies.ts'
import type { RemedyIssue } from '#shared/domain/submission.ts'
import { useSection } from '../../client/use-submission.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { CountTag } from '../../components/count-tag.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { withAgain, withChanges, without } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'
import { IssueFields } from './issue-fields.tsx'

const newIssue: Omit<RemedyIssue, 'id'> = { title: '', severity: 'major', owner: '', artifact: '', state: 'open', resolution: '', evidence: null }

/** Step 3: what the dry run found, and what was done about it. Nothing is open before the questionnaire is done (R3.1). */
export function RemediesStep() {
  const { value, field, update } = useSection('remedies')
  const { issues } = value
  const closed = issues.filter(isIssueClosed).length
  const change = (index: number, changes: Partial<RemedyIssue>) =>
    update((section) => ({ ...section, issues: withChanges(section.issues, index, changes) }))
  const add = () => update((section) => ({ ...section, issues: [...section.issues, { ...newIssue, id: crypto.randomUUID() }] }))

  function remove(index: number): () => void {
    const removed = issues[index]
    update((section) => ({ ...section, issues: without(section.issues, index) }))
    return () => update((section) => ({ ...section, issues: withAgain(section.issues, index, removed) }))
  }

  return (
    <StepFrame
      step="remedies"
      lead="Everything that the dry run found. Nothing may be open when the questionnaire is done and the package goes out."
      actions={issues.length > 0 && <CountTag count={closed} total={issues.length} word="closed" />}
    >
      <Checkbox label="The dry run found no issues" {...field('noIssuesFound')} />
      <Repeated
        title="Issues"
        path="remedies.issues"
        items={issues}
        itemKey={({ id }) => id}
        itemTitle={({ title }, index) => title || `Issue ${index + 1}`}
        addLabel="Add an issue"
        maxItems={500}
        noneText="No issues are listed. Add each one that the dry run found, or tick that it found none."
        onAdd={add}
        onRemove={remove}
      >
        {(issue, index) => <IssueFields issue={issue} index={index} onChange={(changes) => change(index, changes)} />}
      </Repeated>
    </StepFrame>
  )
}
