import { useEffect, useMemo, useRef, useState } from 'react'
import type { UserError } from '#shared/contract/errors.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Settings } from '#shared/domain/submission.ts'
import type { SaveStatus } from '../../client/autosave.ts'
import { createAutosave } from '../../client/autosave.ts'
import { flushBeforeClose } from '../../client/drafts.ts'
import { queryClient, queryKey } from '../../client/queries.ts'
import { service } from '../../client/service.ts'

/** The settings as the page edits them; each change is saved soon, as everywhere. `status` is undefined before the first. */
export function useSettings(initial: Settings): {
  value: Settings
  /** A function is given the settings as they are when it runs: what is taken back later must not take the rest back. */
  set: (changes: Partial<Settings> | ((current: Settings) => Partial<Settings>)) => void
  /** Takes over the programs that another call has stored; what is being edited stays. */
  takeTools: (stored: Settings) => void
  status: SaveStatus | undefined
  problem: UserError | undefined
} {
  const [value, setValue] = useState(initial)
  const latest = useRef(initial)
  const [status, setStatus] = useState<{ status: SaveStatus | undefined; problem: UserError | undefined }>({ status: undefined, problem: undefined })
  const autosave = useMemo(
    () =>
      createAutosave<Settings>({
        save: async (settings) => {
          queryClient.setQueryData(queryKey('settings.get', {}), await service.call('settings.save', settings))
          await queryClient.invalidateQueries({ queryKey: queryKey('app.info', {}) })
        },
        onStatus: (next, problem) => setStatus({ status: next, problem: next === 'failed' ? toUserError(problem) : undefined }),
        isTransient: (problem) => toUserError(problem).code === 'service-stopped',
      }),
    [],
  )
  useEffect(() => flushBeforeClose(autosave.flush), [autosave])
  const set = (changes: Partial<Settings> | ((current: Settings) => Partial<Settings>)) => {
    const next = { ...latest.current, ...(typeof changes === 'function' ? changes(latest.current) : changes) }
    latest.current = next
    setValue(next)
    autosave.change(next)
  }
  const takeTools = ({ ffmpegPath, ffprobePath }: Settings) => {
    latest.current = { ...latest.current, ffmpegPath, ffprobePath }
    setValue(latest.current)
    queryClient.setQueryData<Settings>(queryKey('settings.get', {}), (known) => known && { ...known, ffmpegPath, ffprobePath })
    void queryClient.invalidateQueries({ queryKey: queryKey('app.info', {}) })
  }
  return { value, set, takeTools, ...status }
}
