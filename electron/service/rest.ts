/**
 * @file Gives garbage back once nothing has been said for a while. V8 itself collects when more memory is asked for, so that what the
 * last piece of work left behind would stay for as long as the window lies idle. Service process.
 */
import type { Port } from '#shared/contract/port.ts'

/** Long enough that work which reports its progress is never held up. */
const quietMs = 5_000

export type Rest = {
  /** @returns the same port; what goes through it is noticed. */
  watch(port: Port): Port
}

/** @param collect is called each time that nothing has come or gone for `afterMs` milliseconds. */
export function createRest(collect: () => void, afterMs = quietMs): Rest {
  let timer: NodeJS.Timeout | undefined
  const stir = () => {
    clearTimeout(timer)
    timer = setTimeout(collect, afterMs).unref()
  }
  return {
    watch: ({ post, onMessage, onClose }) => ({
      post(message) {
        stir()
        post(message)
      },
      onMessage: (listener) =>
        onMessage((message) => {
          stir()
          listener(message)
        }),
      onClose,
    }),
  }
}

/** Collects everything that nothing refers to and gives its pages back, where this process was started with the right to (`--expose-gc`). */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void }
  // A plain collection keeps the pages for what may come next.
  gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
