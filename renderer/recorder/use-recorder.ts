import { useEffect, useState } from 'react'
import type { CaptureAbilities, RecordingAction } from '#shared/contract/capture.ts'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { host } from '../client/service.ts'
import { useCall } from '../client/queries.ts'
import { isRecording } from './recording.ts'

export type OpenRecorder = { abilities: CaptureAbilities | undefined; problem: UserError | undefined; refusedKeys: readonly RecordingAction[] }

let openPages = 0

/** The recorder stays open while a page shows it or a recording goes on; then nothing may use the screen any more. */
export function closeWhenIdle(): void {
  if (openPages === 0 && !isRecording()) void host.capture.close().catch(() => undefined)
}

/** Opens the recorder for as long as the page is shown, with its shortcuts. @param onStart what the shortcut for a start does. */
export function useRecorder(onStart: () => void): OpenRecorder {
  const [opened, setOpened] = useState<Pick<OpenRecorder, 'abilities' | 'problem'>>({ abilities: undefined, problem: undefined })
  const [refusedKeys, setRefusedKeys] = useState<readonly RecordingAction[]>([])
  const keys = useCall('settings.get', {}).data?.recordingShortcuts
  const isOpen = opened.abilities !== undefined

  useEffect(() => {
    openPages += 1
    let isShown = true
    host.capture.open().then(
      (abilities) => isShown && setOpened({ abilities, problem: undefined }),
      (error: unknown) => isShown && setOpened({ abilities: undefined, problem: toUserError(error) }),
    )
    return () => {
      isShown = false
      openPages -= 1
      // A page that is only drawn anew opens it again at once.
      setTimeout(closeWhenIdle)
    }
  }, [])

  useEffect(() => {
    if (isOpen && keys) void host.capture.useShortcuts(keys).then(setRefusedKeys)
  }, [isOpen, keys])

  useEffect(() => host.capture.onAction((action) => action === 'start' && onStart()), [onStart])

  return { ...opened, refusedKeys }
}
