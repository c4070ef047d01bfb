import { formatDay } from '#shared/domain/calendar.ts'
import { contactOf } from '#shared/domain/statements.ts'
import { keyRequestFields } from '#shared/domain/steps/08-key-request.ts'
import { keyRequestOffers, unusedOffers, type KeyRequestField } from '#shared/domain/steps/08-key-request-offers.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Note } from '../../components/note.tsx'
import { StatementField } from '../../components/statement-field.tsx'
import { TextField, type TextFieldProps } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { StepFrame } from '../step-frame.tsx'
import styles from './key-request-step.module.css'
import { OfferLine } from './offer-line.tsx'
import { PasteSheet } from './paste-sheet.tsx'

const looks: Record<Exclude<KeyRequestField, 'productionDateEstimate'>, Omit<TextFieldProps, 'label' | 'value' | 'onChange'>> = {
  systemIntegratorName: { autoComplete: 'organization' },
  technicalContactName: { help: 'The person who will support the integration in production.', autoComplete: 'name' },
  email: { type: 'email', help: 'A shared mailbox outlives a project.', autoComplete: 'email' },
  phone: { type: 'tel', help: 'With its country code, as in +1 415 555 0132.', width: 'short', autoComplete: 'tel' },
  integratorKey: {
    help: 'From the developer account: five groups of hex digits; older keys have four characters and a hyphen before them.',
    isMono: true,
  },
}

/** Step 8: the six fields of the form that promotes the integrator key. */
export function KeyRequestStep() {
  const { submission, context } = useSubmission()
  const { calendar } = context.settings
  const timeline = timelineOf(submission, calendar)
  const { value, field, set } = useSection('keyRequest')
  const offers = keyRequestOffers(submission, calendar)
  const unused = unusedOffers(value, offers)
  const unusedCount = Object.keys(unused).length

  function take(values: Partial<Record<KeyRequestField, string>>): void {
    const before = Object.fromEntries(Object.keys(values).map((key) => [key, value[key as KeyRequestField]]))
    set(values)
    const count = Object.keys(values).length
    showToast(`${counted(count, 'field is', 'fields are')} filled in. Check ${count === 1 ? 'it' : 'them'}.`, {
      label: 'Undo',
      run: () => set(before),
    })
  }

  return (
    <StepFrame step="key-request" lead="Six fields, in the order of the form. What is known from elsewhere is offered; look at it before you use it.">
      {unusedCount > 1 && (
        <div>
          <Button onPress={() => take(unused)}>Fill in {counted(unusedCount, 'empty field')}</Button>
        </div>
      )}
      {keyRequestFields.map(({ field: name, title }) => (
        <div key={name} className={styles.field}>
          {name === 'productionDateEstimate' ? (
            <DateField
              label={title}
              help={
                timeline ? `Access typically comes between ${formatDay(timeline.productionFrom)} and ${formatDay(timeline.productionTo)}.` : undefined
              }
              {...field(name)}
            />
          ) : (
            <TextField label={title} {...looks[name]} {...field(name)} />
          )}
          <OfferLine title={title} offer={offers[name]} value={value[name]} onUse={(text) => take({ [name]: text })} />
          {name === 'integratorKey' && <KeysInTraces />}
        </div>
      ))}
      <StatementField
        label="This contact will support the integration in production"
        path="keyRequest.contactConfirmation"
        value={value.contactConfirmation}
        about={contactOf(value)}
        onChange={(contactConfirmation) => set({ contactConfirmation })}
      />
      <PasteSheet />
      <h2>After the package is sent</h2>
      <DateField label="The engineer signed off on" isOptional {...field('engineerSignedOffOn')} />
      <DateField label="Form handed in on" isOptional {...field('submittedOn')} />
    </StepFrame>
  )
}

/** The key is compared with the traces, as far as they show one. More than one is something that a reviewer asks about. */
function KeysInTraces() {
  const { traces } = useSubmission().submission
  const keys = traces.summary?.integratorKeys ?? []
  if (keys.length > 1)
    return (
      <Note>
        Your traces show {keys.length} integrator keys: {keys.join(', ')}. One integration has one key.
      </Note>
    )
  if (keys.length === 1 || traces.files.length === 0) return null
  return <p className={styles.offer}>Your traces show no integrator key, so that it cannot be compared.</p>
}
