import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState } from 'react'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { useRequestedCall } from '../../../app/location.ts'
import { Button } from '../../../components/button.tsx'
import { Problem } from '../../../components/problem.tsx'
import { Segmented } from '../../../player/segmented.tsx'
import { useExchange } from '../use-exchanges.ts'
import { ExchangeFactsList } from './exchange-facts-list.tsx'
import { ExchangeNotes } from './exchange-notes.tsx'
import { callTitle } from './exchange-words.ts'
import styles from './exchange-details.module.css'
import { MessagePair, type Side } from './message-pair.tsx'
import type { BodyForm } from './message-panel.tsx'
import { canBePretty } from './pretty-print.ts'
import { RedactionLegend } from './redaction-legend.tsx'

export type ExchangeDetailsProps = {
  id: string
  facts: ExchangeFacts
  /** Where the call stands in the list as it is filtered. */
  position: { place: number; count: number }
  observations: readonly TraceObservation[]
  timeZone: string
  onMove: (by: 1 | -1) => void
  onClose: () => void
}

const sides = [
  { value: 'after', label: 'After redaction' },
  { value: 'before', label: 'Before' },
  { value: 'both', label: 'Side by side' },
] as const satisfies readonly { value: Side; label: string }[]

const forms = [
  { value: 'pretty', label: 'Formatted' },
  { value: 'raw', label: 'Raw' },
] as const satisfies readonly { value: BodyForm; label: string }[]

/** One call in full: what is known of it, and its request beside its response. */
export function ExchangeDetails({ id, facts, position, observations, timeZone, onMove, onClose }: ExchangeDetailsProps) {
  const { detail, isOlder, problem } = useExchange(facts.index)
  const [chosenSide, setSide] = useState<Side>(useRequestedCall() === facts.index ? 'both' : 'after')
  const [form, setForm] = useState<BodyForm>('pretty')
  const isCurrent = detail !== undefined && detail.facts.index === facts.index && !isOlder
  const side: Side = detail && detail.original === null ? 'after' : chosenSide
  const hasForms = detail !== undefined && [detail.redacted.request, detail.redacted.response].some((view) => view && canBePretty(view.bodyKind))
  const title = `Call ${facts.index + 1}: ${callTitle(facts)}`
  return (
    <section id={id} className={styles.details} tabIndex={-1} aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <span className={`${styles.position} tabular`}>
          {position.place + 1} of {position.count}
        </span>
        <Button
          isSmall
          aria-label="Previous call"
          tip="Previous call (K)"
          isDisabled={position.place === 0}
          icon={<ChevronUp size={16} aria-hidden />}
          onPress={() => onMove(-1)}
        />
        <Button
          isSmall
          aria-label="Next call"
          tip="Next call (J)"
          isDisabled={position.place === position.count - 1}
          icon={<ChevronDown size={16} aria-hidden />}
          onPress={() => onMove(1)}
        />
        <Button isSmall aria-label="Close the call" tip="Close (Escape)" icon={<X size={16} aria-hidden />} onPress={onClose} />
      </div>
      <ExchangeFactsList
        facts={facts}
        timeZone={timeZone}
        place={isCurrent ? (detail.redacted.request ?? detail.redacted.response)?.place : undefined}
      />
      <ExchangeNotes facts={facts} observations={observations} />
      <div className={styles.switches}>
        {hasForms && <Segmented label="How bodies are shown" options={forms} value={form} onChange={setForm} />}
        {detail?.original && <Segmented label="Redaction" options={sides} value={side} onChange={setSide} />}
        <RedactionLegend hasOriginal={detail === undefined || detail.original !== null} />
      </div>
      {problem && <Problem problem={problem} />}
      {detail && !problem && (
        <div className={styles.messages} aria-busy={!isCurrent} data-dimmed={!isCurrent || undefined}>
          <MessagePair title="Request" detail={detail} part="request" side={side} form={form} />
          <MessagePair title="Response" detail={detail} part="response" side={side} form={form} />
        </div>
      )}
    </section>
  )
}
