import type { MessageView } from '#shared/domain/traces/exchange-detail.ts'
import { counted } from '../../../client/words.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './message-panel.module.css'
import { splitOriginal, splitRedactions } from './redaction-marks.ts'

type Headers = MessageView['headers']

/** The headers, in their order; `redacted` are the same after redaction, where these are the ones before. */
export function MessageHeaders({ headers, redacted }: { headers: Headers; redacted: Headers }) {
  if (headers === null) return <p className={styles.none}>This form of trace has left out the headers.</p>
  if (headers.length === 0) return <p className={styles.none}>No headers.</p>
  return (
    <details className={styles.headers} open>
      <summary>{counted(headers.length, 'header')}</summary>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Header</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {headers.map(({ name, value }, index) => {
            const after = redacted?.[index]?.name === name ? redacted[index].value : null
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                <td>
                  <MarkedText pieces={after === null ? splitRedactions(value) : splitOriginal(value, after)} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
