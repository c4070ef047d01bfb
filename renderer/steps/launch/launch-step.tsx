import { requestedSettings } from '#shared/domain/steps/10-launch.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'
import { useSection } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox, CheckboxGroup } from '../../components/choices.tsx'
import { CountTag } from '../../components/count-tag.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { StepFrame } from '../step-frame.tsx'
import styles from './launch-step.module.css'

/** Step 10: the two receipts, and everything that is switched over to production. */
export function LaunchStep() {
  const { value, field, update } = useSection('launch')
  const settings = requestedSettings(value)
  const done = switchOverItems.filter(({ id }) => value.switchOver[id]).length
  return (
    <StepFrame step="launch" lead="Two messages end the certification; then the integration is switched over.">
      <h2>Notice of the completed certification envelope</h2>
      <DateField label="Received on" {...field('envelopeNotificationOn')} />
      <FileField label="The message" hint="E-mail or PDF." accept=".eml,.msg,.pdf,.txt" {...field('envelopeNotification')} />
      <h2>Activation of the production account</h2>
      <DateField label="Received on" {...field('activationOn')} />
      <FileField label="The message" hint="E-mail or PDF." accept=".eml,.msg,.pdf,.txt" {...field('activation')} />
      <TextField
        label="Settings asked for in production"
        isMultiline
        isOptional
        help="As agreed with DocuSign, one a line."
        {...field('requestedSettings')}
      />
      {settings.length > 0 && (
        <CheckboxGroup
          label="Settings that are in place"
          help="Look at each in the production account."
          options={settings.map((setting) => ({ value: setting, label: setting }))}
          {...field('confirmedSettings')}
        />
      )}
      <Card title="Switching over" actions={<CountTag count={done} total={switchOverItems.length} word="done" />}>
        <div className={styles.list}>
          {switchOverItems.map(({ id, title, text }) => (
            <Checkbox
              key={id}
              label={title}
              help={text}
              path={`launch.switchOver.${id}`}
              value={value.switchOver[id] ?? false}
              onChange={(isDone) => update((section) => ({ ...section, switchOver: { ...section.switchOver, [id]: isDone } }))}
            />
          ))}
        </div>
      </Card>
    </StepFrame>
  )
}
