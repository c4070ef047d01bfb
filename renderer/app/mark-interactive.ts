let isMarked = false

/** Notes the instant at which the list of submissions stands and can be used; `npm run bench -- start` reads it. */
export function markInteractive(): void {
  if (isMarked) return
  isMarked = true
  // The frame that shows it comes first.
  requestAnimationFrame(() => performance.mark('certpack:interactive'))
}
