import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { explainError } from '#shared/domain/traces/error-codes.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { CopyButton } from '../../../components/copy-button.tsx'
import { FindingNote } from '../../../components/finding-note.tsx'
import styles from './exchange-notes.module.css'
import { whyNotCounted } from './exchange-words.ts'

/** What is to be said about a call: its error explained, what the rules say, what is missing, why it does not count. */
export function ExchangeNotes({ facts, observations }: { facts: ExchangeFacts; observations: readonly TraceObservation[] }) {
  const { missingParts, malformedBodies, warnings } = facts
  const remarks = [
    whyNotCounted(facts),
    missingParts.length > 0 ? `Missing in the trace: ${missingParts.join(', ')}.` : '',
    malformedBodies.length > 0 ? `The body of the ${malformedBodies.join(' and of the ')} is damaged: it cannot be read as JSON or XML.` : '',
    ...warnings,
  ].filter(Boolean)
  // The error is told above it.
  const told = facts.isClean === false ? observations.filter(({ rule }) => rule !== 'TRC-08') : observations
  if (remarks.length === 0 && told.length === 0 && facts.isClean !== false) return null
  return (
    <div className={styles.notes}>
      {facts.isClean === false && <ErrorNote facts={facts} />}
      {told.map((observation) => (
        <FindingNote key={observation.rule + observation.message} finding={observation} />
      ))}
      {remarks.map((message) => (
        <FindingNote key={message} finding={{ severity: 'info', message, fix: '' }} />
      ))}
    </div>
  )
}

function ErrorNote({ facts: { errorCode, errorMessage, status } }: { facts: ExchangeFacts }) {
  const explained = errorCode === null ? null : explainError(errorCode)
  const source = explained?.source ?? null
  return (
    <div className={styles.error}>
      <p className={styles.code}>{errorCode ?? `The response has the status ${status}, and tells no error code.`}</p>
      {errorMessage && <p>“{errorMessage}”</p>}
      {explained && (
        <p>
          <strong>{explained.title}.</strong> {explained.advice}
        </p>
      )}
      {source !== null && (
        <p className={styles.source}>
          <span>Source: {source}</span>
          <CopyButton what="address of the source" text={() => source} />
        </p>
      )}
    </div>
  )
}
