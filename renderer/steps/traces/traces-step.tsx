import { useEffect, useState } from 'react'
import type { Grant } from '#shared/contract/host.ts'
import type { Finding } from '#shared/domain/findings.ts'
import { isSummaryCurrent } from '#shared/domain/traces/traces-section.ts'
import { useTask } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { FieldFindings, useShownFindings } from '../../components/field-findings.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Note } from '../../components/note.tsx'
import { StepFrame } from '../step-frame.tsx'
import { WorkProgress } from '../video/work-progress.tsx'
import { EmptyTraces } from './empty-traces.tsx'
import type { ZoneChoice } from './instants.ts'
import { RedactionCard } from './redaction/redaction-card.tsx'
import { RefusedFiles } from './refused-files.tsx'
import { TraceFiles } from './trace-files.tsx'
import { TraceFindings } from './trace-findings.tsx'
import { addTraces, readTraces, tracesTask, wantedChoices } from './trace-work.ts'
import { TracesOverview } from './traces-overview.tsx'
import { tracesKey, useExchanges } from './use-exchanges.ts'
import { ExchangeViewer } from './viewer/exchange-viewer.tsx'
import { useViewer } from './viewer/use-viewer.ts'

/** Step 6: the requests and responses, redacted as they come in, checked, and shown call by call. */
export function TracesStep() {
  const { id, draft, submission } = useSubmission()
  const task = useTask(tracesTask(id))
  const isBusy = task?.isRunning ?? false
  // The choices of redaction show their progress where they are made.
  const isChoosing = isBusy && wantedChoices(id) !== undefined
  const add = (grants: readonly Grant[]) => grants.length > 0 && void addTraces(draft, grants)
  const missing = useMissing()
  const hasFiles = submission.traces.files.length > 0
  return (
    <StepFrame
      step="traces"
      isWide
      lead="What your system sent and what came back: JSON or XML for REST, the SOAP trace for SOAP, both sides of every call."
    >
      <FileDrop
        path={!hasFiles || missing.length > 0 ? 'traces.files' : undefined}
        title={hasFiles ? 'Drop more traces here' : 'Drop the traces here'}
        hint="DocuSign request log (zip), HAR, SAZ, svclog, SoapUI, Postman, Newman, curl, Charles, PHP, HTTP as text, Connect messages. Passwords, tokens and cookies are taken out; your original stays on this machine."
        buttonLabel="Add traces"
        isMultiple
        isLarge={!hasFiles}
        isDisabled={isBusy}
        onGrants={add}
      />
      {!isChoosing && <WorkProgress taskKey={tracesTask(id)} />}
      <RefusedFiles />
      {missing.length > 0 && <FieldFindings id="traces-missing" findings={missing} />}
      {hasFiles ? <AddedTraces /> : <EmptyTraces />}
    </StepFrame>
  )
}

/** What is missing, once the user has asked; what is wrong stands in a card of its own. */
function useMissing(): Finding[] {
  return useShownFindings('traces.files').shown.filter(({ isMissing }) => isMissing)
}

/** Such a finding stands below the file. */
const ofOneFile = /^traces\.files\.\d/

/** Everything about the traces that are there. */
function AddedTraces() {
  const { draft, id, submission, state, findings } = useSubmission()
  const { summary } = submission.traces
  const isRead = isSummaryCurrent(submission.traces)
  const isStoredRead = isSummaryCurrent(state.submission.traces)
  const task = useTask(tracesTask(id))
  const [zone, setZone] = useState<ZoneChoice>('utc')
  const viewer = useViewer()
  const { exchanges } = useExchanges()
  const isIdle = !task?.isRunning && !task?.problem
  const key = tracesKey(state.submission.traces)
  const [triedFor, setTriedFor] = useState('')

  useEffect(() => {
    // After an undo or in a file of an older version: nobody has to ask for it.
    if (isStoredRead || !isIdle || triedFor === key) return
    setTriedFor(key)
    void readTraces(draft)
  }, [isStoredRead, isIdle, triedFor, key, draft])

  const told = findings.filter(({ step, isMissing }) => step === 'traces' && !isMissing)
  return (
    <>
      {!isRead && !task?.isRunning && (
        <Note>
          <p>The traces have to be read again before they can be checked.</p>
          <Button isSmall onPress={() => void readTraces(draft)}>
            Read them
          </Button>
        </Note>
      )}
      {summary && isRead && (
        <>
          <TracesOverview summary={summary} exchanges={exchanges} findings={told} zone={zone} onZone={setZone} />
          <TraceFindings
            findings={told.filter(({ where }) => !ofOneFile.test(where))}
            observations={summary.observations}
            onShowCalls={viewer.showOnly}
          />
        </>
      )}
      <TraceFiles />
      <ExchangeViewer viewer={viewer} observations={(isRead && summary?.observations) || []} zone={zone} onZone={setZone} />
      <RedactionCard />
    </>
  )
}
