/** @file What the host offers for recording the screen. Exposed by the preload as `window.certpack.capture`. */
import { z } from 'zod'
import type { RecordingAction, RecordingKeys } from '../domain/recording-keys.ts'

export { recordingActions, recordingKeysSchema, type RecordingAction, type RecordingKeys } from '../domain/recording-keys.ts'

/** `name` is what the system calls it. `thumbnail` is a `data:` address of a picture, '' where there is none. */
export type CaptureSource = { id: string; name: string; kind: 'screen' | 'window'; thumbnail: string }

export const captureSourceIdSchema = z.string().regex(/^(?:screen|window):[\w:-]{1,80}$/)
/** The source for which the page asks next, and whether what the machine plays is wanted with it. */
export const captureChoiceSchema = z.object({ sourceId: captureSourceIdSchema, hasSystemSound: z.boolean() })
export type CaptureChoice = z.infer<typeof captureChoiceSchema>

export type CaptureAccess = 'granted' | 'refused' | 'not-asked'

/** What recording is like on this system. */
export type CaptureAbilities = {
  screen: CaptureAccess
  microphone: CaptureAccess
  /** The system asks which screen or window itself (Wayland): there is no list to choose from. */
  doesSystemAsk: boolean
  hasSystemSound: boolean
  /** Our own windows can be kept out of the picture. */
  canHideWindows: boolean
}

/** How the windows were arranged for a recording. */
export type CaptureWindows = { isControlShown: boolean; isPageHidden: boolean }

export type CaptureBridge = {
  /** Says that the recorder is open: from now on the page may ask for a microphone, and for the screen that it chose. */
  open(): Promise<CaptureAbilities>
  close(): Promise<void>
  /** Screens and windows as they look now, our own windows left out. */
  sources(): Promise<CaptureSource[]>
  /** Lets the next `getDisplayMedia` have this source, and nothing else. Rejects when it is gone. */
  choose(choice: CaptureChoice): Promise<void>
  /** Asks for the microphone where the system wants to be asked. */
  askForMicrophone(): Promise<CaptureAccess>
  /** Opens the place of the system's settings where access is given (macOS). */
  openSettings(what: 'screen' | 'microphone'): Promise<void>
  /** Has these shortcuts while the recorder is open. @returns the actions whose shortcut another program holds. */
  useShortcuts(keys: RecordingKeys): Promise<RecordingAction[]>
  onAction(listener: (action: RecordingAction) => void): () => void
  /** A recording begins: our windows leave the picture, or show the control, as the source and the system allow. */
  begin(sourceId: string): Promise<CaptureWindows>
  /** It has ended: the page comes back. */
  end(): Promise<void>
}
