/** @file Everything that one recording is made of: the screen, the microphone, and their sounds as one. */
import type { CaptureChoice } from '#shared/contract/capture.ts'
import { toUserError, UserError } from '#shared/contract/errors.ts'
import type { RecordingFormat } from './recording-format.ts'
import { openScreen, type ScreenStream } from './screen-stream.ts'
import { mixSounds, openMicrophone, type SoundMixer } from './sound.ts'

export type RecordingSources = {
  readonly stream: MediaStream
  readonly size: ScreenStream['size']
  /** Undefined for a recording without sound. */
  readonly sounds: SoundMixer | undefined
  close(): void
}

export type SourcesOptions = {
  choice: CaptureChoice
  /** '' for none. */
  microphoneId: string
  format: RecordingFormat
  onScreenEnded: (reason: string) => void
  onMicrophoneEnded: () => void
}

/** @throws UserError when one of them cannot be had; then nothing stays open. */
export async function openSources({ choice, microphoneId, format, onScreenEnded, onMicrophoneEnded }: SourcesOptions): Promise<RecordingSources> {
  const screen = await openScreen(choice, format)
  // It may end while the system asks for the microphone.
  screen.onEnded(onScreenEnded)
  const microphone = microphoneId
    ? await openMicrophone(microphoneId).catch((error: unknown) => {
        screen.stop()
        throw new UserError(
          'blocked',
          `The microphone cannot be used: ${toUserError(error).message}.`,
          'Choose another microphone, or record without sound.',
        )
      })
    : undefined
  microphone?.getAudioTracks()[0]?.addEventListener('ended', onMicrophoneEnded)
  const heard = [screen.sound, ...(microphone ? [microphone] : [])].filter((stream) => stream.getAudioTracks().length > 0)
  const sounds = heard.length > 0 ? mixSounds(heard) : undefined
  return {
    stream: new MediaStream([screen.video, ...(sounds ? [sounds.track] : [])]),
    size: screen.size,
    sounds,
    close() {
      screen.stop()
      sounds?.close()
      for (const track of microphone?.getTracks() ?? []) track.stop()
    },
  }
}
