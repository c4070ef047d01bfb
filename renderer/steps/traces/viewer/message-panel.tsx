import { useMemo, useState } from 'react'
import type { MessageView } from '#shared/domain/traces/exchange-detail.ts'
import { bytesInWords, counted } from '../../../client/words.ts'
import { Button } from '../../../components/button.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { MarkedText } from './marked-text.tsx'
import { MessageHeaders } from './message-headers.tsx'
import { messageText } from './message-text.ts'
import styles from './message-panel.module.css'
import { beginningOf, prettyBody } from './pretty-print.ts'
import { splitOriginal, splitRedactions } from './redaction-marks.ts'

export type BodyForm = 'pretty' | 'raw'

export type MessagePanelProps = {
  title: string
  view: MessageView | null
  /** The same message after redaction, where `view` is the one before it: what was taken out is marked. */
  redacted: MessageView | null
  form: BodyForm
  /** What is said when there is no such message. */
  missing: string
}

/** A request or a response: its first line, headers and body. */
export function MessagePanel({ title, view, redacted, form, missing }: MessagePanelProps) {
  if (!view) {
    return (
      <section className={styles.panel} aria-label={title}>
        <h4 className={styles.title}>{title}</h4>
        <p className={styles.none}>{missing}</p>
      </section>
    )
  }
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        <h4 className={styles.title}>{title}</h4>
        <CopyButton what={title.toLowerCase()} text={() => messageText(view)} />
      </div>
      <p className={styles.startLine}>
        <MarkedText pieces={redacted ? splitOriginal(view.startLine, redacted.startLine) : splitRedactions(view.startLine)} />
      </p>
      <MessageHeaders headers={view.headers} redacted={redacted?.headers ?? null} />
      <MessageBody view={view} redacted={redacted} form={form} title={title} />
    </section>
  )
}

function MessageBody({ view, redacted, form, title }: Omit<MessagePanelProps, 'view' | 'missing'> & { view: MessageView }) {
  const [isWhole, setIsWhole] = useState(false)
  const { body, bodyKind, bytes, isCut } = view
  const text = useMemo(() => shownBody(view, form), [view, form])
  const redactedText = useMemo(() => redacted && shownBody(redacted, form), [redacted, form])
  const shown = isWhole ? text : beginningOf(text)
  const pieces = useMemo(() => (redactedText === null ? splitRedactions(shown) : splitOriginal(shown, redactedText)), [shown, redactedText])
  if (body === null || bodyKind === 'none') {
    return <p className={styles.none}>{bodyKind === 'binary' ? `A binary body of ${bytesInWords(bytes)}.` : 'No body.'}</p>
  }
  const hidden = text.length - shown.length
  return (
    <>
      <div className={styles.head}>
        <p className={styles.none}>
          Body, {bodyKind === 'json' || bodyKind === 'xml' ? bodyKind.toUpperCase() : bodyKind}, {bytesInWords(bytes)}
          {isCut && ', of which the beginning is shown'}
        </p>
        <CopyButton what={`body of the ${title.toLowerCase()}`} text={() => text} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls it */}
      <div className={styles.body} tabIndex={0} role="region" aria-label={`Body of the ${title.toLowerCase()}`}>
        <pre>
          <MarkedText pieces={pieces} />
        </pre>
      </div>
      {hidden > 0 && (
        <div>
          <Button isSmall onPress={() => setIsWhole(true)}>
            Show the rest, {counted(hidden, 'character')}
          </Button>
        </div>
      )}
    </>
  )
}

function shownBody({ bodyKind, body }: MessageView, form: BodyForm): string {
  return form === 'pretty' ? prettyBody(bodyKind, body ?? '') : (body ?? '')
}
