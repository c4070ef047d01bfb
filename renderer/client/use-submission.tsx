import type { ReactNode } from 'react'
import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import type { OpenTask } from '#shared/domain/check.ts'
import { checkSubmission, openTasks } from '#shared/domain/check.ts'
import type { Finding, RuleContext } from '#shared/domain/findings.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import type { Section, SectionName } from '#shared/domain/submission.ts'
import type { Draft, DraftSnapshot } from './draft.ts'

export type OpenSubmission = DraftSnapshot & {
  id: string
  draft: Draft
  context: RuleContext
  findings: Finding[]
  /** What blocks the export, in few lines. */
  openTasks: OpenTask[]
  steps: ReturnType<typeof stepOverviews>
}

const SubmissionContext = createContext<OpenSubmission | null>(null)

export function SubmissionProvider({ draft, context, children }: { draft: Draft; context: RuleContext; children: ReactNode }) {
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot)
  const value = useMemo(() => {
    const { submission } = snapshot
    return {
      ...snapshot,
      id: draft.id,
      draft,
      context,
      findings: checkSubmission(submission, context),
      openTasks: openTasks(submission, context),
      steps: stepOverviews(submission, context),
    }
  }, [draft, snapshot, context])
  return <SubmissionContext value={value}>{children}</SubmissionContext>
}

/** @returns the submission that is open, with its findings and the state of its steps. */
export function useSubmission(): OpenSubmission {
  const value = use(SubmissionContext)
  if (!value) throw new Error('useSubmission outside a submission')
  return value
}

/** @returns the submission that is open, or null on the pages that belong to none. */
export function useMaybeSubmission(): OpenSubmission | null {
  return use(SubmissionContext)
}

export type FieldBinding<Value> = { path: string; value: Value; onChange: (value: Value) => void }

export type SectionHandle<Name extends SectionName> = {
  value: Section<Name>
  /** Changes the section here and now; it is saved soon (300 ms after the last change, at the latest 1 s). */
  update(update: (value: Section<Name>) => Section<Name>): void
  set(changes: Partial<Section<Name>>): void
  /** Binds a field component to a key of the section. */
  field<Key extends keyof Section<Name> & string>(key: Key): FieldBinding<Section<Name>[Key]>
}

/** @returns a section of the open submission with the means to change it. */
export function useSection<Name extends SectionName>(name: Name): SectionHandle<Name> {
  const { draft, submission } = useSubmission()
  const value: Section<Name> = submission[name]
  const update = (change: (value: Section<Name>) => Section<Name>) => draft.change(name, change)
  const set = (changes: Partial<Section<Name>>) => update((current) => ({ ...current, ...changes }))
  return {
    value,
    update,
    set,
    field: (key) => ({ path: `${name}.${key}`, value: value[key], onChange: (next) => update((current) => ({ ...current, [key]: next })) }),
  }
}

/** @returns what the rules say about a field, by its path in the document. */
export function useFindings(path: string): Finding[] {
  const submission = use(SubmissionContext)
  return submission ? submission.findings.filter(({ where }) => where === path) : []
}
