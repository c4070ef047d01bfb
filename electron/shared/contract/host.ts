/** @file What the host process offers the page beside the service: files, folders, window. Exposed by the preload as `window.certpack`. */
import type { CaptureBridge } from './capture.ts'

/** A file or folder outside the store that the user named; the page knows its id, never its path. */
export type Grant = { grantId: string; name: string; bytes: number; isFolder: boolean }

export type ServiceState = 'starting' | 'running' | 'restarting' | 'failed'

/** Commands of the native menu that the page carries out. */
export const menuCommands = ['new', 'open', 'undo', 'redo', 'settings', 'shortcuts', 'tour'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** Names of the host's channels. Main and preload share them; nothing else uses them. */
export const hostChannels = {
  grantPaths: 'host:grant-paths',
  chooseFolder: 'host:choose-folder',
  reveal: 'host:reveal',
  openDraft: 'host:open-draft',
  setProgress: 'host:set-progress',
  setTheme: 'host:set-theme',
  requestPort: 'host:request-port',
  closeReady: 'host:close-ready',
  port: 'host:port',
  serviceState: 'host:service-state',
  menu: 'host:menu',
  closeRequested: 'host:close-requested',
  openFile: 'host:open-file',
  openFileReady: 'host:open-file-ready',
  workEnded: 'host:work-ended',
  said: 'host:said',
  systemStore: 'host:system-store',
  makeSigningKey: 'host:make-signing-key',
  openSigningKey: 'host:open-signing-key',
} as const

/** Marks the window message that carries a port to the service. */
export const portMessage = 'certpack:port'

/** Where the operating system keeps secrets; `name` reads after "in". */
export type SystemStore = { isThere: boolean; name: string }

export type HostBridge = {
  /** Turns files that the user dropped or chose into grants. Rejects with the reason when one cannot be read. */
  acceptFiles(files: File[]): Promise<Grant[]>
  /** Asks for a folder; null when the user cancels. `purpose` is the title of the dialog. */
  chooseFolder(purpose: string): Promise<Grant | null>
  /** Shows a granted file or folder in the file manager. */
  reveal(grantId: string): Promise<void>
  /** Opens a granted message (.eml) in the system's mail program. Rejects with the reason when there is none. */
  openDraft(grantId: string): Promise<void>
  /** Progress in the taskbar or dock: 0 to 1, or null for none. */
  setProgress(fraction: number | null): void
  systemStore(): Promise<SystemStore>
  /** Makes a key for packages and keeps it in the system's store. Rejects where there is none. */
  makeSigningKey(): Promise<void>
  /** Has the system's store open the key, so that the next export can sign; nothing to do for a key in a file. */
  openSigningKey(): Promise<void>
  setTheme(theme: 'system' | 'light' | 'dark'): void
  /** Asks for a port to the service; it arrives as a window message `portMessage`, now and after every restart. */
  requestPort(): void
  onServiceState(listener: (state: ServiceState, message: string) => void): () => void
  /** Long work has ended: the system says so while the window is not in front. `title` is what the work is called. */
  workEnded(work: { title: string; hasFailed: boolean }): void
  /** What the host has to tell once, in words. */
  onSaid(listener: (words: string) => void): () => void
  onMenu(listener: (command: MenuCommand) => void): () => void
  /** A file that the system asked the application to open (double click, second instance). What was asked for before is handed over then. */
  onOpenFile(listener: (grant: Grant) => void): () => void
  /** The window is about to close: the listener saves what is unsaved; the window closes when it settles (at the latest after 3 s). */
  onCloseRequested(listener: () => Promise<void>): () => void
  /** Recording the screen. */
  readonly capture: CaptureBridge
  readonly platform: string
}

/** As much of the DOM's File as the bridge needs to name it; shared code has no DOM. */
type File = { readonly name: string; readonly size: number }
