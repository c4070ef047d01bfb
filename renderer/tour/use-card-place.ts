import { useEffect, useRef, useState, type RefObject } from 'react'
import type { TourAnchor } from './anchors.ts'
import { commonBox, doOverlap, placeCard, type Box, type Point } from './place-card.ts'

/** Docked, it takes the bottom of the window for itself, and the page ends above it. */
export type CardPlace = Point | 'docked' | null

/** Marks what the stop is about while it is shown; the styles outline it. */
const shownMark = 'data-tour-shown'
/** How much of the window the docked card takes; the page leaves it free. */
const heightProperty = '--tour-height'

/**
 * Keeps the card beside the element of a stop, wherever the page moves that, and outlines the element.
 * @returns where; null as long as the element has not appeared.
 */
export function useCardPlace(card: RefObject<HTMLElement | null>, anchor: TourAnchor): CardPlace {
  const [place, setPlace] = useState<CardPlace>(null)
  const latest = useRef<CardPlace>(null)

  useEffect(() => {
    const follower = followAnchor(
      anchor,
      () => card.current,
      latest.current,
      (next) => {
        latest.current = next
        setPlace(next)
      },
    )
    let frame = requestAnimationFrame(function next() {
      follower.look()
      frame = requestAnimationFrame(next)
    })
    return () => {
      cancelAnimationFrame(frame)
      follower.end()
    }
  }, [card, anchor])

  useEffect(() => () => void document.documentElement.style.removeProperty(heightProperty), [])

  return place
}

/** Looks once a frame: pages fill up, scroll and change their size without saying so. */
function followAnchor(anchor: TourAnchor, card: () => HTMLElement | null, initial: CardPlace, tell: (place: CardPlace) => void) {
  let shown: HTMLElement | null = null
  let last = initial
  let viewOfLast = ''
  /** The user has taken over: what scrolled away stays where it is. */
  let isLeftAlone = false
  const leaveAlone = (event: Event) => {
    if (!(event.target instanceof Node && card()?.contains(event.target))) isLeftAlone = true
  }
  const takenOverBy = ['wheel', 'pointerdown', 'keydown'] as const
  for (const type of takenOverBy) window.addEventListener(type, leaveAlone, { capture: true, passive: true })

  function show(element: HTMLElement | null): void {
    if (element === shown) return
    shown?.removeAttribute(shownMark)
    shown = element
    shown?.setAttribute(shownMark, '')
    isLeftAlone = false
  }

  function place(element: HTMLElement, box: HTMLElement): CardPlace {
    const view = { width: innerWidth, height: innerHeight }
    const size = { width: box.offsetWidth, height: box.offsetHeight }
    const main = element.closest('main')?.getBoundingClientRect()
    const whole = boxOf(element)
    const visible = main ? commonBox(whole, main) : whole
    if (!isLeftAlone && main && !isWellInView(whole, main)) element.scrollIntoView({ block: 'start' })
    const key = `${view.width} ${view.height}`
    // Docked, it makes the page smaller, which then seems to have room: it stays so until the window changes, and is measured anew then.
    if (last === 'docked') return key === viewOfLast ? last : null
    viewOfLast = key
    if (!visible) return last
    const beside = placeCard(visible, size, view)
    if (beside) return beside
    if (isLeftAlone && last !== null && !doOverlap({ ...last, ...size }, visible)) return last
    return 'docked'
  }

  return {
    look() {
      const box = card()
      show(document.querySelector<HTMLElement>(`[data-tour="${anchor}"]`))
      if (box) leaveRoom(box.dataset.tourCard === 'docked' ? box.offsetHeight : 0)
      if (!shown || !box) return
      const next = place(shown, box)
      if (isSame(next, last)) return
      last = next
      tell(next)
    },
    end() {
      show(null)
      for (const type of takenOverBy) window.removeEventListener(type, leaveAlone, { capture: true })
    },
  }
}

function leaveRoom(heightPx: number): void {
  const { style } = document.documentElement
  const value = `${heightPx}px`
  if (style.getPropertyValue(heightProperty) !== value) style.setProperty(heightProperty, value)
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}

/** All of it, or as much as goes into the page. */
function isWellInView(box: Box, main: DOMRect): boolean {
  const slack = 24
  if (box.top < main.top) return false
  return box.top + box.height <= main.bottom || box.top <= main.top + slack
}

function isSame(one: CardPlace, other: CardPlace): boolean {
  if (one === null || other === null || one === 'docked' || other === 'docked') return one === other
  return Math.abs(one.left - other.left) < 1 && Math.abs(one.top - other.top) < 1
}
