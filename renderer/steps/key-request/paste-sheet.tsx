import { keyRequestFields } from '#shared/domain/steps/08-key-request.ts'
import { useSection } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import styles from './key-request-step.module.css'

/** The six values in the order of the form, each with a button that copies it. */
export function PasteSheet() {
  const { value } = useSection('keyRequest')
  const given = keyRequestFields.filter(({ field }) => value[field].trim() !== '')
  const all = () => given.map(({ field, title }) => `${title}: ${value[field].trim()}`).join('\n')
  return (
    <Card title="To paste into the form" actions={given.length > 0 && <CopyButton what="all six fields" label="Copy all" text={all} />}>
      <p className={styles.soft}>In the order of the form that the engineer forwards. Tab goes from button to button.</p>
      <dl className={styles.sheet} aria-label="The six fields">
        {keyRequestFields.map(({ field, title }) => {
          const text = value[field].trim()
          return (
            <div key={field} className={styles.line}>
              <dt>{title}</dt>
              <dd>{text === '' ? <span className={styles.missing}>Missing</span> : text}</dd>
              {text !== '' && (
                <dd>
                  <CopyButton what={title} text={() => text} />
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
