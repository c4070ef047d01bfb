/** @file Main process: says that long work has ended, where the window is not in front and nobody would see it. */
import { Notification, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { hostChannels } from '#shared/contract/host.ts'
import { handleFromPage } from './security.ts'

const endedSchema = z.object({ title: z.string().max(300), hasFailed: z.boolean() })

/** @param window the window that works. @param focus brings it to the front. */
export function answerWorkEnded(window: () => BrowserWindow | undefined, focus: () => void): void {
  // The system shows it for as long as the object lives.
  let shown: Notification | undefined
  handleFromPage(hostChannels.workEnded, (_event, value: unknown) => {
    const { title, hasFailed } = endedSchema.parse(value)
    const working = window()
    if (!working || working.isFocused()) return
    working.flashFrame(true)
    working.once('focus', () => {
      if (!working.isDestroyed()) working.flashFrame(false)
      shown?.close()
    })
    if (!Notification.isSupported()) return
    shown = new Notification({ title, body: hasFailed ? 'This did not work out. Certpack says why.' : 'Done.' })
    shown.on('click', focus)
    shown.show()
  })
}
