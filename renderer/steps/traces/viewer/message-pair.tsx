import type { ExchangeDetail } from '#shared/domain/traces/exchange-detail.ts'
import { tourAnchor } from '../../../tour/anchors.ts'
import styles from './message-pair.module.css'
import { MessagePanel, type BodyForm } from './message-panel.tsx'

export type Side = 'after' | 'before' | 'both'

export type MessagePairProps = { title: 'Request' | 'Response'; detail: ExchangeDetail; part: 'request' | 'response'; side: Side; form: BodyForm }

/** A message as it leaves, as it was, or both beside each other. */
export function MessagePair({ title, detail, part, side, form }: MessagePairProps) {
  const redacted = detail.redacted[part]
  const original = detail.original?.[part] ?? null
  const missing =
    part === 'response' && detail.facts.kind === 'connect'
      ? 'A delivery has no response here.'
      : `The ${part} is not in the trace. A reviewer wants both sides of a call.`
  const key = `${detail.facts.index} ${form}`
  return (
    <div className={side === 'both' ? styles.both : styles.one} {...(part === 'request' ? tourAnchor('call') : {})}>
      {side !== 'after' && (
        <MessagePanel key={`before ${key}`} title={`${title} before`} view={original} redacted={redacted} form={form} missing={missing} />
      )}
      {side !== 'before' && (
        <MessagePanel
          key={`after ${key}`}
          title={side === 'both' ? `${title} after` : title}
          view={redacted}
          redacted={null}
          form={form}
          missing={missing}
        />
      )}
    </div>
  )
}
