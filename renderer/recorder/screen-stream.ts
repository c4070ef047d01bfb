/** @file The screen or window that was chosen, as a stream. */
import type { CaptureChoice } from '#shared/contract/capture.ts'
import { UserError } from '#shared/contract/errors.ts'
import { host } from '../client/service.ts'
import { evenSize, keepSize, type Size } from './constant-size.ts'
import type { RecordingFormat } from './recording-format.ts'

export type ScreenStream = {
  /** What to record. */
  readonly video: MediaStreamTrack
  /** What the machine plays, where it was asked for and could be had. */
  readonly sound: MediaStream
  readonly size: Size
  /** Told once when there is nothing more to record: the window was closed, the screen unplugged, the sharing ended by the system. */
  onEnded(listener: (reason: string) => void): void
  stop(): void
}

/** A window that is minimised gives no picture at all. */
const firstPictureWithinMs = 10_000

/** @throws UserError when the system does not give the picture; then nothing stays open. */
export async function openScreen(choice: CaptureChoice, { frameRate, maxWidth, maxHeight }: RecordingFormat): Promise<ScreenStream> {
  await host.capture.choose(choice)
  const stream = await navigator.mediaDevices
    .getDisplayMedia({
      // `cursor` is not in TypeScript's DOM yet.
      video: { frameRate: { max: frameRate }, width: { max: maxWidth }, height: { max: maxHeight }, cursor: 'always' } as MediaTrackConstraints,
      audio: choice.hasSystemSound,
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? ` (${error.message})` : ''
      throw new UserError(
        'blocked',
        `The system does not give the picture of it${reason}.`,
        'Choose another screen or window, or allow it in the settings of the system.',
      )
    })
  const close = () => stream.getTracks().forEach((track) => track.stop())
  const captured = stream.getVideoTracks()[0]
  if (!captured) throw withoutPicture()
  captured.contentHint = 'text'
  const size = evenSize(
    await sizeOf(captured).catch((error: unknown) => {
      close()
      throw error
    }),
  )
  // A screen keeps its size; recorded as it is, it takes half the bytes, since the encoder then knows that it is a screen.
  const kept = choice.sourceId.startsWith('window:') ? keepSize(captured, size) : null
  return {
    video: kept?.track ?? captured,
    sound: new MediaStream(stream.getAudioTracks()),
    size,
    onEnded(listener) {
      captured.addEventListener('ended', () => listener('What was recorded is no longer there: it was closed, unplugged, or no longer shared.'), {
        once: true,
      })
      if (!kept) watchSize(captured, size, () => listener('The size of the screen has changed; a recording has one size.'))
    },
    stop() {
      kept?.stop()
      close()
    },
  }
}

/** The settings of a track tell the size once the first picture is there. @throws UserError when none comes. */
async function sizeOf(track: MediaStreamTrack): Promise<Size> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = new MediaStream([track])
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(withoutPicture()), firstPictureWithinMs)
  try {
    await Promise.race([video.play(), late.promise])
    return { width: video.videoWidth, height: video.videoHeight }
  } finally {
    clearTimeout(timer)
    video.srcObject = null
  }
}

function withoutPicture(): UserError {
  return new UserError('blocked', 'The system gave no picture of it.', 'Choose another screen or window.')
}

function watchSize(track: MediaStreamTrack, size: Size, onChanged: () => void): void {
  const timer = setInterval(() => {
    if (track.readyState === 'ended') return clearInterval(timer)
    const { width = size.width, height = size.height } = track.getSettings()
    const now = evenSize({ width, height })
    if (now.width === size.width && now.height === size.height) return
    clearInterval(timer)
    onChanged()
  }, 250)
}
