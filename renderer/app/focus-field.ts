/**
 * Puts the focus on the field with this path in the document, or on the nearest thing around it:
 * `remedies.issues.0.title` falls back to `remedies.issues`, then to `remedies`.
 */
export function focusField(path: string): boolean {
  for (let candidate = path; candidate !== ''; candidate = candidate.slice(0, Math.max(0, candidate.lastIndexOf('.')))) {
    const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(candidate)}"]`)
    if (!field) continue
    const control = field.querySelector<HTMLElement>('input:not([type="file"], [tabindex="-1"]), textarea, select, button')
    if (!control) field.tabIndex = -1
    field.scrollIntoView({ block: 'center' })
    ;(control ?? field).focus({ preventScroll: true })
    return true
  }
  return false
}

/** Where what had the focus is gone, the keyboard goes on here instead of at the top of the page. */
export function keepFocus(element: HTMLElement | null | undefined): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true })
}

/** Brings what was just made into view; the focus follows where the work took it away with its buttons. */
export function showMade(made: HTMLElement | null): void {
  if (!made) return
  made.tabIndex = -1
  keepFocus(made)
  made.scrollIntoView({ block: 'start' })
}
