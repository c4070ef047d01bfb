import { useEffect } from 'react'
import type { Draft } from '../client/draft.ts'
import { focusField } from './focus-field.ts'
import { useRequestedField, useVisit } from './location.ts'

/** What every page of a submission does: focus the field that a link asked for, and save when it is left. */
export function usePageDuties(draft: Draft): void {
  const requestedField = useRequestedField()
  const visit = useVisit()
  useEffect(() => {
    if (requestedField === null) return
    // The field may only appear once the page has drawn what the link asks for.
    const frame = requestAnimationFrame(() => focusField(requestedField))
    return () => cancelAnimationFrame(frame)
  }, [requestedField, visit])
  useEffect(() => () => void draft.flush(), [draft])
}
