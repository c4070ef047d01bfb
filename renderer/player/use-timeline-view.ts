import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Player } from './player.ts'
import { clampZoom, scrollAround, scrollToFollow, stepZoom } from './timeline-view.ts'
import { shareOf } from './timeline-geometry.ts'
import { useSize } from './use-size.ts'

export type TimelineView = {
  /** How often the timeline is as wide as its window; 1 shows all of it. */
  zoom: number
  /** Width of the window, pixels. */
  width: number
  attach: (window: HTMLDivElement) => () => void
  /** So many steps in or out, around the player's position; 0 shows all. */
  zoomBy: (steps: number) => void
}

/** Which part of a timeline is seen. Its window follows the player, and Ctrl with the wheel zooms around the pointer. */
export function useTimelineView(player: Player): TimelineView {
  const { durationMs } = player
  const [zoom, setZoom] = useState(1)
  const [sizeRef, { width }] = useSize()
  const element = useRef<HTMLDivElement>(null)
  const fixed = useRef({ share: 0, atPixels: 0 })
  const positionShare = useCallback(() => shareOf(player.snapshot().positionMs, durationMs), [player, durationMs])

  const zoomBy = useCallback(
    (steps: number) => {
      const window = element.current
      const share = positionShare()
      const at = window ? share * window.scrollWidth - window.scrollLeft : 0
      const isSeen = window !== null && at >= 0 && at <= window.clientWidth
      fixed.current = { share, atPixels: isSeen ? at : (window?.clientWidth ?? 0) / 2 }
      setZoom((current) => (steps === 0 ? 1 : stepZoom(current, steps, durationMs)))
    },
    [durationMs, positionShare],
  )

  const attach = useCallback(
    (window: HTMLDivElement) => {
      element.current = window
      function wheel(event: WheelEvent): void {
        if (!event.ctrlKey) return
        event.preventDefault()
        const atPixels = event.clientX - window.getBoundingClientRect().left
        fixed.current = { share: (window.scrollLeft + atPixels) / window.scrollWidth, atPixels }
        setZoom((current) => clampZoom(current * Math.exp(-event.deltaY / 240), durationMs))
      }
      // React listens passively, and then the page could not be kept from scrolling.
      window.addEventListener('wheel', wheel, { passive: false })
      const stopSize = sizeRef(window)
      return () => {
        window.removeEventListener('wheel', wheel)
        stopSize()
        element.current = null
      }
    },
    [durationMs, sizeRef],
  )

  useLayoutEffect(() => {
    const { share, atPixels } = fixed.current
    if (element.current) element.current.scrollLeft = scrollAround(share, atPixels, zoom, width)
  }, [zoom, width])

  useEffect(() => {
    let lastShare = positionShare()
    return player.subscribe(() => {
      const share = positionShare()
      const window = element.current
      if (share === lastShare || !window) return
      lastShare = share
      const scrolled = scrollToFollow(share, window.scrollLeft, zoom, width)
      if (scrolled !== window.scrollLeft) window.scrollLeft = scrolled
    })
  }, [player, positionShare, zoom, width])

  return { zoom, width, attach, zoomBy }
}
