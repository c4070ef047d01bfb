import { finishBeforeClose } from '../client/drafts.ts'
import { host } from '../client/service.ts'
import { linkControl } from './control/control-link.ts'
import { mark, pauseOrResume, stopRecording, subscribeRecording } from './recording.ts'
import { closeWhenIdle } from './use-recorder.ts'
import { watchTakes } from './use-takes.ts'

/** Has the recording follow the shortcuts and the control, whatever page is shown, and end before the window closes. */
export function watchRecorder(): void {
  host.capture.onAction((action) => {
    if (action === 'pause') pauseOrResume()
    if (action === 'mark') mark()
    if (action === 'stop') void stopRecording()
  })
  subscribeRecording(closeWhenIdle)
  finishBeforeClose(async () => {
    await stopRecording('Certpack was closed.')
  })
  linkControl()
  watchTakes()
}
