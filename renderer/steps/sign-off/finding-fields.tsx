import { differenceInWords, differencesOf } from '#shared/domain/rounds/differences.ts'
import type { ReviewFinding } from '#shared/domain/rounds/review-findings.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { steps } from '#shared/domain/steps/index.ts'
import { useCall } from '../../client/queries.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { CheckboxGroup, Select } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './sign-off-step.module.css'

const places = ['questionnaire', 'video', 'traces', 'log-date', 'key-request'] as const
const aboutOptions = [{ value: '' as const, label: 'Nothing in particular' }, ...places.map((id) => ({ value: id, label: steps[id].title }))]

export type FindingFieldsProps = {
  finding: ReviewFinding
  path: string
  /** The round that it was found in; null where nothing was frozen. */
  round: Round | null
  onChange: (changes: Partial<ReviewFinding>) => void
}

/** What was found, and what was done about it. */
export function FindingFields({ finding, path, round, onChange }: FindingFieldsProps) {
  return (
    <>
      <TextField label="What was found" isMultiline path={`${path}.text`} value={finding.text} onChange={(text) => onChange({ text })} />
      <DateField label="Found on" path={`${path}.foundOn`} value={finding.foundOn} onChange={(foundOn) => onChange({ foundOn })} />
      <Select label="It speaks of" path={`${path}.about`} options={aboutOptions} value={finding.about} onChange={(about) => onChange({ about })} />
      <TextField
        label="What you did about it"
        isMultiline
        help="The reviewer reads it in the next round."
        path={`${path}.remedy`}
        value={finding.remedy}
        onChange={(remedy) => onChange({ remedy })}
      />
      {round && <LinkedChanges finding={finding} path={path} round={round} onChange={onChange} />}
      <DateField label="Remedied on" path={`${path}.remediedOn`} value={finding.remediedOn} onChange={(remediedOn) => onChange({ remediedOn })} />
    </>
  )
}

/** What differs from the round by now: the changes that remedy the finding are ticked. */
function LinkedChanges({ finding, path, round, onChange }: FindingFieldsProps & { round: Round }) {
  const { id, submission } = useSubmission()
  const { data } = useCall('round.get', { id, roundId: round.id })
  if (!data) return null
  const differences = differencesOf(data.submission, submission).map((difference) => ({ ...difference, words: differenceInWords(difference) }))
  // What was ticked and has gone back since stays in sight, so that it can be unticked.
  const gone = finding.changes
    .map((change) => ({ ...change, place: '' }))
    .filter(({ where }) => !differences.some((difference) => difference.where === where))
  const options = [...differences, ...gone]
  if (options.length === 0) return <p className={styles.soft}>Nothing differs from round {round.number} yet; what you change is listed here.</p>
  const sorted = options.toSorted((a, b) => Number(isAbout(b, finding)) - Number(isAbout(a, finding)))
  return (
    <CheckboxGroup
      label={`What has changed since round ${round.number} and remedies it`}
      isOptional
      path={`${path}.changes`}
      options={sorted.map(({ where, words }) => ({ value: where, label: words }))}
      value={finding.changes.map(({ where }) => where)}
      onChange={(chosen) => onChange({ changes: sorted.filter(({ where }) => chosen.includes(where)).map(({ where, words }) => ({ where, words })) })}
    />
  )
}

function isAbout(change: { place: string }, { about }: ReviewFinding): boolean {
  return about !== '' && change.place === about
}
