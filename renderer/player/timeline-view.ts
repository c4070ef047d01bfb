/** @file How much of a timeline is seen at once, and which part. Pure; sizes in pixels. */

/** The shortest stretch that fills the window of a timeline (milliseconds), and the most that it is ever enlarged. */
const shortestSpanMs = 1_000
const mostZoom = 80

/** How much a step of zooming enlarges. */
const zoomStep = 1.5

/** Where the playhead comes to stand when the window follows it: this share from its left edge. */
const leadShare = 0.15

/** @returns the nearest zoom that a video of this length can be seen at; 1 shows all of it. */
export function clampZoom(zoom: number, durationMs: number): number {
  const most = Math.max(1, Math.min(mostZoom, durationMs / shortestSpanMs))
  const near = Math.min(most, Math.max(1, zoom))
  return near < 1.01 ? 1 : near
}

/** @returns the zoom after so many steps in (or out, when negative). */
export function stepZoom(zoom: number, steps: number, durationMs: number): number {
  return clampZoom(zoom * zoomStep ** steps, durationMs)
}

/**
 * @param share where in the timeline the fixed point lies, 0 to 1.
 * @param atPixels where in the window it stays.
 * @returns how far to scroll so that it does.
 */
export function scrollAround(share: number, atPixels: number, zoom: number, windowWidth: number): number {
  return Math.max(0, Math.min(windowWidth * (zoom - 1), share * windowWidth * zoom - atPixels))
}

/** @returns how far to scroll so that the playhead is seen: not at all as long as it is. */
export function scrollToFollow(share: number, scrolled: number, zoom: number, windowWidth: number): number {
  const at = share * windowWidth * zoom
  if (at >= scrolled && at <= scrolled + windowWidth) return scrolled
  return scrollAround(share, windowWidth * leadShare, zoom, windowWidth)
}
