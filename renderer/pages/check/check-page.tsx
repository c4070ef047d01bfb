import { useState } from 'react'
import { isEmail } from '#shared/domain/form.ts'
import { findingPath, navigate, submissionPath, useRequestedField } from '../../app/location.ts'
import { focusField } from '../../app/focus-field.ts'
import { Page } from '../../app/page.tsx'
import { usePageDuties } from '../../app/use-page-duties.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { ShowMissing } from '../../components/field-findings.tsx'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { Table } from '../../components/table.tsx'
import { TextField } from '../../components/text-field.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import styles from './check-page.module.css'
import { ExportCard } from './export-card.tsx'
import { FindingsCard } from './findings-card.tsx'
import { packageContents, type PackageEntry } from './package-contents.ts'
import { WaivedCard } from './waived-card.tsx'

const stateTones: Record<PackageEntry['state'], TagTone> = { ready: 'good', incomplete: 'warn', missing: 'bad' }
const stateWords: Record<PackageEntry['state'], string> = { ready: 'Ready', incomplete: 'Incomplete', missing: 'Missing' }

/** Everything on one page before it goes out: what is missing, where it goes, what will be in it, and the export. */
export function CheckPage() {
  const { id, submission, context, openTasks, draft } = useSubmission()
  const requestedField = useRequestedField()
  const [isRefused, setIsRefused] = useState(false)
  const isSummaryShown = isRefused && openTasks.length > 0
  usePageDuties(draft)
  return (
    <Page
      title="Check and export"
      lead="Nothing leaves this machine here: you get a folder with everything, ready for e-mail."
      hasErrors={isSummaryShown}
    >
      <div className={styles.stack} onBlur={() => void draft.flush()}>
        {isSummaryShown && (
          <ErrorSummary
            items={openTasks.map(({ place, text, where }) => ({ step: place, where, message: text }))}
            hrefOf={(item) => findingPath(id, item)}
            onOpen={(item) => (item.step === 'delivery' && focusField(item.where)) || navigate(findingPath(id, item))}
          >
            The package cannot be exported yet. A draft can.
          </ErrorSummary>
        )}
        <FindingsCard />
        <WaivedCard />
        <ShowMissing isShown={isSummaryShown || requestedField !== null}>
          <DeliveryCard />
        </ShowMissing>
        <Card title="What will be in the package">
          <Table
            label="Contents of the package"
            columns={[
              { title: 'File', cell: ({ name }) => name },
              { title: 'What it is', cell: ({ what }) => what },
              { title: 'State', cell: ({ state }) => <Tag tone={stateTones[state]}>{stateWords[state]}</Tag> },
            ]}
            rows={packageContents(submission, context.settings.signPackages)}
            rowKey={({ name }) => name}
          />
        </Card>
        <div {...tourAnchor('export')}>
          <ExportCard onRefused={() => setIsRefused(true)} />
        </div>
        <div>
          <LinkButton href={submissionPath(id)}>Back to the task list</LinkButton>
        </div>
      </div>
    </Page>
  )
}

/** Where the messages go; what is empty here comes from Settings. */
function DeliveryCard() {
  const { context } = useSubmission()
  const { value, field } = useSection('delivery')
  const about = (own: string, shared: string) => {
    if (own !== '') return undefined
    return isEmail(shared) ? `${shared}, from Settings, unless you enter another.` : 'Ask your Account Manager for it.'
  }
  return (
    <Card title="Delivery addresses">
      <div className={styles.fields}>
        <TextField
          label="The video goes to"
          type="email"
          help={about(value.videoAddress, context.settings.videoAddress)}
          {...field('videoAddress')}
        />
        <TextField label="The traces go to" type="email" help={about(value.traceAddress, context.settings.traceAddress)} {...field('traceAddress')} />
        <TextField
          label="The questionnaire goes to"
          type="email"
          help={about(value.questionnaireAddress, context.settings.questionnaireAddress)}
          {...field('questionnaireAddress')}
        />
      </div>
    </Card>
  )
}
