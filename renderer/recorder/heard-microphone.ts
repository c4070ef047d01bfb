/** @file A microphone that is listened to before a recording, so that one sees that it works. */
import { toUserError, UserError } from '#shared/contract/errors.ts'
import type { SoundMixer } from './sound.ts'

export type HeardMicrophone = {
  /** @returns how loud it is now, 0 to 1; 0 until it has answered. */
  level(): number
  close(): void
}

export type HearOptions = {
  open: () => Promise<MediaStream>
  mix: (streams: readonly MediaStream[]) => Pick<SoundMixer, 'level' | 'close'>
  /** It cannot be had, or is gone. */
  onProblem: (problem: UserError) => void
}

/** Closed before it has answered, it is let go as soon as it does. */
export function hearMicrophone({ open, mix, onProblem }: HearOptions): HeardMicrophone {
  let isClosed = false
  let stream: MediaStream | undefined
  let mixer: ReturnType<typeof mix> | undefined

  function close(): void {
    isClosed = true
    mixer?.close()
    mixer = undefined
    for (const track of stream?.getTracks() ?? []) track.stop()
  }

  open()
    .then((opened) => {
      stream = opened
      if (isClosed) return close()
      mixer = mix([opened])
      opened.getAudioTracks()[0]?.addEventListener('ended', () => onProblem(new UserError('blocked', 'The microphone is gone.')))
    })
    .catch((error: unknown) => {
      if (!isClosed) onProblem(toUserError(error))
    })
  return { level: () => mixer?.level() ?? 0, close }
}
