/** @file An Electron application that does nothing but show a window as large as ours: what starting costs at least. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const main = `const { app, BrowserWindow } = require('electron')
app.setPath('userData', process.env.CERTPACK_DATA_DIR)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
`

const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><h1>Bare</h1>
<script>requestAnimationFrame(() => performance.mark('certpack:interactive'))</script>
`

/** Writes it to `folder`, which Electron is started with. */
export function writeBareWindow(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }))
  writeFileSync(join(folder, 'main.js'), main)
  writeFileSync(join(folder, 'index.html'), page)
}
