/** @file Main process: what this application is made of, for the About box and for whoever is asked for help. */
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, clipboard, dialog, nativeImage, nativeTheme, screen, shell, type MessageBoxOptions } from 'electron'
import { cleanText } from './clean-text.ts'
import type { HostClient } from './host-calls.ts'
import type { LogFile } from './log-file.ts'
import type { Places } from './places.ts'

export type AboutOptions = {
  host: () => HostClient | undefined
  log: LogFile
  /** See {@link cleanText}. */
  homes: readonly string[]
  places: Places
}

export type About = { show(): Promise<void>; showNotices(): Promise<void>; copyDiagnostics(): Promise<void>; revealLog(): void }

const linesOfLog = 200
/** The service may be away; the rest is worth telling all the same. */
const answerWithinMs = 5_000

export function createAbout({ host, log, homes, places }: AboutOptions): About {
  async function versions(): Promise<string[]> {
    const { electron, chrome, node } = process.versions
    const own = [`Electron ${electron}`, `Chrome ${chrome}`, `Node ${node}`]
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), answerWithinMs).unref())
    const asked = host()?.call('app.versions', {}) ?? Promise.resolve(null)
    const service = await Promise.race([asked.catch(() => null), late])
    if (!service) return [...own, 'The service does not answer']
    return [
      ...own,
      ...(service.node === node ? [] : [`Node ${service.node} (service)`]),
      `SQLite ${service.sqlite}`,
      `ffmpeg ${service.ffmpeg || 'not found'}`,
    ]
  }

  async function diagnostics(): Promise<string> {
    const displays = screen.getAllDisplays().map(({ size, scaleFactor }) => `${size.width}x${size.height} at ${scaleFactor}`)
    const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`
    const look = `${app.getLocale()}, ${nativeTheme.shouldUseDarkColors ? 'dark' : 'light'}${nativeTheme.shouldUseHighContrastColors ? ', high contrast' : ''}`
    const facts = [
      `Certpack ${app.getVersion()}${app.isPackaged ? '' : ', not packaged'}`,
      ...(await versions()),
      machine,
      `Screens: ${displays.join('; ')}`,
      look,
    ]
    // What the log holds is clean; what was written to it by other hands is not known.
    return [...facts, '', 'The log, last lines:', cleanText(log.tail(linesOfLog).join('\n'), homes)].join('\n')
  }

  async function copyDiagnostics(): Promise<void> {
    await clipboard.writeText(await diagnostics())
  }

  return {
    copyDiagnostics,
    revealLog: () => shell.showItemInFolder(log.path),
    async showNotices() {
      const path = join(places.resources, 'THIRD-PARTY-NOTICES.txt')
      const problem = await shell.openPath(path)
      if (problem !== '') dialog.showErrorBox('The notices cannot be shown', `They are in ${path}. ${problem}`)
    },
    async show() {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      const picture = nativeImage.createFromPath(places.icon)
      const options: MessageBoxOptions = {
        type: 'info',
        title: 'About Certpack',
        message: `Certpack ${app.getVersion()}`,
        detail: ['Prepares a DocuSign certification, offline.', '', ...(await versions())].join('\n'),
        buttons: ['Close', 'Copy diagnostics'],
        defaultId: 0,
        cancelId: 0,
        ...(picture.isEmpty() ? {} : { icon: picture }),
      }
      const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
      if (response === 1) await copyDiagnostics()
    },
  }
}
