import type { ReactNode } from 'react'
import { createContext, use, useState } from 'react'
import { isBlocker } from '#shared/domain/findings.ts'
import { useFindings } from '../client/use-submission.tsx'
import styles from './field.module.css'
import { FindingNote, type ShownFinding } from './finding-note.tsx'

/** Whether the page shows what is missing too: the user pressed Continue, or came here by a link to a problem. */
const ShowMissingContext = createContext(false)

export function ShowMissing({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  return <ShowMissingContext value={isShown}>{children}</ShowMissingContext>
}

/**
 * What the rules say about a field, at the moment when it helps: that something is missing only once the user asked
 * (Continue, or a link to a problem), and nothing about a field that is being typed in.
 */
export function useShownFindings(path: string | undefined) {
  const findings = useFindings(path ?? '')
  const showsMissing = use(ShowMissingContext)
  const [isFocused, setIsFocused] = useState(false)
  const shown = showsMissing ? findings : findings.filter(({ isMissing, waiver }) => waiver || (!isMissing && !isFocused))
  return { shown, isInvalid: shown.some(isBlocker), onFocusChange: setIsFocused }
}

/** {@link useShownFindings} with what is wrong with the value of a field that belongs to no submission. */
export function useFieldFindings(path: string | undefined, problem: string | undefined) {
  const { shown, isInvalid, onFocusChange } = useShownFindings(path)
  if (problem === undefined) return { shown, isInvalid, onFocusChange }
  return { shown: [...shown, { rule: 'field', severity: 'blocker' as const, message: problem, fix: '' }], isInvalid: true, onFocusChange }
}

export function FieldFindings({ id, findings }: { id: string; findings: readonly (ShownFinding & { rule: string })[] }) {
  return (
    <div id={id} className={styles.findings}>
      {findings.map((finding) => (
        <FindingNote key={finding.rule + finding.message} finding={finding} />
      ))}
    </div>
  )
}

/** The findings of a place that is no single field, as a list of files. */
export function PlaceFindings({ path }: { path: string }) {
  const { shown } = useShownFindings(path)
  return shown.length > 0 && <FieldFindings id={`${path}-findings`} findings={shown} />
}
