/** @file The page's side of the small control: says several times a second how the recording is, and does what it is told. */
import { estimateFit } from '#shared/domain/takes.ts'
import { mark, pauseOrResume, recordedBytes, recordedLevel, recordedMs, recordingState, stopRecording, subscribeRecording } from '../recording.ts'
import { isMarkOf } from '../script.ts'
import { controlChannel, type ControlMessage, type ControlView } from './control-channel.ts'

const tellEveryMs = 150

function currentView(): ControlView | null {
  const { step, secondsLeft, isPaused, hasSound, notice, script, marks } = recordingState()
  if (step === 'idle') return null
  const elapsedMs = recordedMs()
  return {
    step,
    secondsLeft,
    isPaused,
    elapsedMs,
    estimate: estimateFit({ elapsedMs, recordedBytes: recordedBytes(), hasSound }),
    level: hasSound ? recordedLevel() : null,
    notice,
    script: script.map((item) => ({ id: item.id, title: item.title, isTicked: marks.some((other) => isMarkOf(other, item)) })),
  }
}

export function linkControl(): void {
  const channel = new BroadcastChannel(controlChannel)
  let timer: ReturnType<typeof setInterval> | undefined

  function tell(): void {
    const view = currentView()
    if (view) channel.postMessage({ view } satisfies ControlMessage)
  }

  subscribeRecording(() => {
    clearInterval(timer)
    timer = recordingState().step === 'idle' ? undefined : setInterval(tell, tellEveryMs)
    tell()
  })
  channel.addEventListener('message', ({ data }: MessageEvent<ControlMessage>) => {
    if (!('command' in data)) return
    if (data.command === 'hello') tell()
    if (data.command === 'pause') pauseOrResume()
    if (data.command === 'stop') void stopRecording()
    if (data.command === 'mark') {
      const item = recordingState().script.find(({ id }) => id === data.itemId)
      if (item) mark(item)
    }
  })
}
