/** What playing backwards needs of a player. */
export type Reversed = {
  positionMs: () => number
  /** Goes to an instant; while an earlier jump is under way, only the last one counts. */
  put: (ms: number) => void
  /** Told of the speed, times normal; 0 when it has ended. */
  onSpeed: (speed: number) => void
}

/**
 * Browsers do not play backwards: this goes back by seeking, as fast as asked. Pictures are shown as they come, without sound.
 * @returns starts at a speed, with 0 stops.
 */
export function createReverse({ positionMs, put, onSpeed }: Reversed): (speed: number) => void {
  let speed = 0
  let request = 0
  let lastAt = 0

  function everyFrame(at: number): void {
    const toMs = Math.max(0, positionMs() - Math.max(0, at - lastAt) * speed)
    lastAt = at
    put(toMs)
    if (toMs > 0) request = requestAnimationFrame(everyFrame)
    else run(0)
  }

  function run(next: number): void {
    if (next === speed) return
    cancelAnimationFrame(request)
    speed = next
    onSpeed(next)
    if (next === 0) return
    lastAt = performance.now()
    request = requestAnimationFrame(everyFrame)
  }

  return run
}
