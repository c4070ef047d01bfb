/** @file Main process: the screens and windows that can be recorded, as they look now. */
import { desktopCapturer, type BrowserWindow, type DesktopCapturerSource } from 'electron'
import type { CaptureSource } from '#shared/contract/capture.ts'

/** Twice what is shown, for sharp displays. */
const thumbnailSize = { width: 480, height: 300 }

/** @param ownWindows are left out: nobody records the recorder. */
export async function listSources(ownWindows: readonly BrowserWindow[]): Promise<CaptureSource[]> {
  const own = new Set(ownWindows.map((window) => window.getMediaSourceId()))
  const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize })
  return sources.filter(({ id }) => !own.has(id)).map(describe)
}

function describe({ id, name, thumbnail }: DesktopCapturerSource): CaptureSource {
  const picture = thumbnail.isEmpty() ? '' : `data:image/jpeg;base64,${thumbnail.toJPEG(80).toString('base64')}`
  return { id, name, kind: id.startsWith('screen:') ? 'screen' : 'window', thumbnail: picture }
}

/** @returns the source itself; where the system asks (Wayland), what the user chose there. @throws Error when it is gone. */
export async function findSource(id: string, doesSystemAsk: boolean): Promise<DesktopCapturerSource> {
  const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: { width: 0, height: 0 } })
  const found = doesSystemAsk ? sources[0] : sources.find((source) => source.id === id)
  if (!found) throw new Error(doesSystemAsk ? 'Nothing was chosen.' : 'This screen or window is no longer there.')
  return found
}
