import { useEffect, useState } from 'react'
import type { CaptureSource } from '#shared/contract/capture.ts'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { host } from '../client/service.ts'

const refreshAfterMs = 2_000

/** @returns the screens and windows as they look now, anew every two seconds; `isWanted` false asks for none. */
export function useSources(isWanted: boolean): { sources: readonly CaptureSource[] | undefined; problem: UserError | undefined } {
  const [known, setKnown] = useState<{ sources: readonly CaptureSource[] | undefined; problem: UserError | undefined }>({
    sources: undefined,
    problem: undefined,
  })
  useEffect(() => {
    if (!isWanted) return undefined
    let isShown = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = async () => {
      // Pictures that nobody sees need not be taken.
      if (document.visibilityState === 'visible') {
        try {
          const sources = await host.capture.sources()
          if (isShown) setKnown({ sources, problem: undefined })
        } catch (error) {
          if (isShown) setKnown(({ sources }) => ({ sources, problem: toUserError(error) }))
        }
      }
      if (isShown) timer = setTimeout(() => void refresh(), refreshAfterMs)
    }
    void refresh()
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [isWanted])
  return known
}
