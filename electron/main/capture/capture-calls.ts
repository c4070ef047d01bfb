/** @file Main process: what the page may ask of the host while it records. */
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { captureChannels } from '#shared/contract/capture-channels.ts'
import { captureChoiceSchema, captureSourceIdSchema, recordingKeysSchema, type RecordingAction } from '#shared/contract/capture.ts'
import { handleFromPage } from '../security.ts'
import type { CaptureGate } from './capture-gate.ts'
import { findSource, listSources } from './capture-sources.ts'
import { askForMicrophone, captureAbilities, isWayland, openPrivacySettings } from './capture-system.ts'
import { dropGlobalShortcuts, useGlobalShortcuts } from './global-shortcuts.ts'
import type { RecordingWindows } from './recording-windows.ts'

export type CaptureCalls = {
  /** Nothing is recorded any more, whatever was: the page is gone or another one. */
  stopAll(): void
}

export function answerCaptureCalls(page: () => BrowserWindow | undefined, gate: CaptureGate, windows: RecordingWindows): CaptureCalls {
  /** The screens of sources that were chosen, by the id of the source. */
  const displayIds = new Map<string, string>()

  function stopAll(): void {
    windows.end()
    gate.close()
    dropGlobalShortcuts()
  }

  async function tell(action: RecordingAction): Promise<void> {
    const contents = page()?.webContents
    // A page may ask for the screen only just after a key was pressed in it; the shortcut is that key, wherever it was pressed.
    if (action === 'start') await contents?.executeJavaScript('undefined', true).catch(() => undefined)
    contents?.send(captureChannels.action, action)
  }

  /** Answers only while the recorder is open, and only to the window that records. */
  function handle<Arguments extends unknown[], Result>(channel: string, handler: (...values: Arguments) => Result | Promise<Result>): void {
    handleFromPage(channel, (event: IpcMainInvokeEvent, ...values: Arguments) => {
      if (event.sender !== page()?.webContents) throw new Error(`${channel} refused: not the window that records`)
      if (channel !== captureChannels.open && !gate.isOpen()) throw new Error('The recorder is not open.')
      return handler(...values)
    })
  }

  handle(captureChannels.open, () => {
    gate.open()
    return captureAbilities()
  })
  handle(captureChannels.close, stopAll)
  handle(captureChannels.sources, () => listSources([page(), windows.control()].filter((window) => window !== undefined)))
  handle(captureChannels.choose, async (value: unknown) => {
    const { sourceId, hasSystemSound } = captureChoiceSchema.parse(value)
    const source = await findSource(sourceId, isWayland())
    displayIds.set(sourceId, source.display_id)
    gate.arm(source, hasSystemSound && captureAbilities().hasSystemSound)
  })
  handle(captureChannels.askForMicrophone, askForMicrophone)
  handle(captureChannels.openSettings, (value: unknown) => openPrivacySettings(z.enum(['screen', 'microphone']).parse(value)))
  handle(captureChannels.useShortcuts, (value: unknown) => useGlobalShortcuts(recordingKeysSchema.parse(value), (action) => void tell(action)))
  handle(captureChannels.begin, (value: unknown) => windows.begin(isWayland() ? null : (displayIds.get(captureSourceIdSchema.parse(value)) ?? '')))
  handle(captureChannels.end, () => windows.end())
  return { stopAll }
}
