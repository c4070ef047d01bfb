import { formatDay } from '#shared/domain/calendar.ts'
import { contactOf } from '#shared/domain/statements.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../../components/date-field.tsx'
import { StatementField } from '../../components/statement-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { StepFrame } from '../step-frame.tsx'

/** Step 8: the six fields of the form that promotes the integrator key. */
export function KeyRequestStep() {
  const { submission, context } = useSubmission()
  const timeline = timelineOf(submission, context.settings.calendar)
  const { value, field, set } = useSection('keyRequest')
  return (
    <StepFrame step="key-request" lead="Six fields, in the order of the form. They go into the package as a sheet to copy from.">
      <TextField
        label="System Integrator Name"
        autoComplete="organization"
        offer={submission.profile.integratorName}
        {...field('systemIntegratorName')}
      />
      <TextField
        label="Technical Contact Name"
        help="The person who will support the integration in production."
        autoComplete="name"
        {...field('technicalContactName')}
      />
      <TextField label="Email" type="email" help="A shared mailbox outlives a project." autoComplete="email" {...field('email')} />
      <TextField label="Phone" type="tel" help="With its country code, as in +1 415 555 0132." width="short" autoComplete="tel" {...field('phone')} />
      <DateField
        label="Production Date Estimate"
        help={timeline ? `Access typically comes between ${formatDay(timeline.productionFrom)} and ${formatDay(timeline.productionTo)}.` : undefined}
        {...field('productionDateEstimate')}
      />
      <TextField
        label="Existing Integrator Key"
        help="From the developer account: five groups of hex digits; older keys have four characters and a hyphen before them."
        isMono
        {...field('integratorKey')}
      />
      <StatementField
        label="This contact will support the integration in production"
        path="keyRequest.contactConfirmation"
        value={value.contactConfirmation}
        about={contactOf(value)}
        onChange={(contactConfirmation) => set({ contactConfirmation })}
      />
      <h2>After the package is sent</h2>
      <DateField label="The engineer signed off on" isOptional {...field('engineerSignedOffOn')} />
      <DateField label="Form handed in on" isOptional {...field('submittedOn')} />
    </StepFrame>
  )
}
