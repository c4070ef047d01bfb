import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'

/**
 * Lets an element fill the window, above everything else, without moving it in the document: a video in it plays on.
 * What lies behind takes neither focus nor pointer meanwhile. Escape ends it.
 */
export function useFullView(ref: RefObject<HTMLElement | null>): { isFull: boolean; setIsFull: (isFull: boolean) => void } {
  const [isFull, setIsFull] = useState(false)

  useLayoutEffect(() => {
    const element = ref.current
    if (!isFull || !element) return undefined
    const focused = document.activeElement
    element.popover = 'manual'
    element.showPopover()
    const behind = outside(element)
    for (const other of behind) other.inert = true
    // Shown as a popover, an element loses the focus that was in it.
    const refocus = () => focused instanceof HTMLElement && focused.focus({ preventScroll: true })
    refocus()
    return () => {
      element.popover = null
      for (const other of behind) other.inert = false
      refocus()
    }
  }, [ref, isFull])

  useEffect(() => {
    if (!isFull) return undefined
    const end = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setIsFull(false)
    }
    document.addEventListener('keydown', end)
    return () => document.removeEventListener('keydown', end)
  }, [isFull])

  return { isFull, setIsFull }
}

/** @returns everything that is neither the element, nor in it, nor around it, and takes part in the page. */
function outside(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let inner: HTMLElement = element; inner.parentElement && inner !== document.body; inner = inner.parentElement) {
    for (const sibling of inner.parentElement.children) {
      if (sibling !== inner && sibling instanceof HTMLElement && !sibling.inert) found.push(sibling)
    }
  }
  return found
}
