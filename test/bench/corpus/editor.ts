/** @file Recording: a code editor (Monaco) in its dark theme with small text, without sound. */
import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Actor } from '../../../build/sample/actor.ts'
import { editorPage } from './editor-page.ts'
import type { Interface } from './recording.ts'
import { readOn, showPage, typeHere } from './show-page.ts'

const sources = [
  '@xterm/xterm/src/browser/CoreBrowserTerminal.ts',
  '@xterm/xterm/src/common/parser/EscapeSequenceParser.ts',
  'pdfjs-dist/web/pdf_viewer.css',
  'ag-grid-community/package.json',
  'pdfjs-dist/web/pdf_viewer.mjs',
  '@xterm/xterm/src/common/InputHandler.ts',
  'monaco-editor/CHANGELOG.md',
  'redoc/README.md',
  'ag-grid-community/dist/types/src/entities/colDef.d.ts',
]
const languages: Record<string, string> = { '.ts': 'typescript', '.css': 'css', '.json': 'json', '.mjs': 'javascript', '.md': 'markdown' }

async function walk(actor: Actor): Promise<void> {
  const { keyboard } = actor.page
  const press = async (keys: string, restMs = 900) => {
    await keyboard.press(keys)
    await actor.pause(restMs)
  }
  const openFile = async (path: string) => {
    await actor.click(`nav a:has-text("${basename(path)}")`)
    await actor.pause(1_600)
    await actor.point('main', 0.4)
  }
  /** Runs a command by its name, as a person does who forgot the keys. */
  const command = async (name: string) => {
    await press('F1')
    await typeHere(actor, name)
    await actor.pause(1_400)
    await press('Enter', 1_300)
  }

  const goTo = async (line: number) => {
    await press('Control+g', 500)
    await typeHere(actor, `${line}\n`)
    await actor.pause(1_800)
  }

  await openFile('CoreBrowserTerminal.ts')
  await readOn(actor, 3, 5, 1_800)
  await goTo(318)
  await press('End', 300)
  await typeHere(actor, '\n// The width of a cell follows the font: measure it again.\nconst cell = this.me')
  await actor.pause(1_800)
  await press('Escape')
  await readOn(actor, 1, 6, 2_000)

  await openFile('EscapeSequenceParser.ts')
  await press('Control+f', 500)
  await typeHere(actor, 'transition')
  for (const _ of [1, 2, 3]) await press('Enter', 1_000)
  await press('Escape')
  await readOn(actor, 3, 6, 2_000)

  await openFile('pdf_viewer.css')
  await readOn(actor, 3, 6, 1_800)

  await openFile('InputHandler.ts')
  await goTo(1200)
  await readOn(actor, 2, 6, 2_000)
  await command('Fold All')
  await readOn(actor, 1, -4, 1_500)

  await openFile('pdf_viewer.mjs')
  await press('Control+f', 500)
  await typeHere(actor, 'class PDF')
  for (const _ of [1, 2, 3]) await press('Enter', 1_500)
  await press('Escape')
  await readOn(actor, 2, 6, 1_800)

  await openFile('CHANGELOG.md')
  await readOn(actor, 3, 6, 2_200)
  await openFile('package.json')
  await readOn(actor, 2, 3, 1_800)
  await openFile('colDef.d.ts')
  await readOn(actor, 8, 6, 2_200)
}

export const editor: Interface = {
  name: 'editor',
  description: 'A code editor: several source files, typing, searching, folding and the list of commands, small text on dark',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 120, version: 1 },
  sound: 'none',
  open: async (stage) => {
    const files = await Promise.all(
      sources.map(async (path) => ({
        name: basename(path),
        language: languages[extname(path)],
        text: await readFile(join(stage.packages, path), 'utf8'),
      })),
    )
    return showPage(stage, { files: { '/index.html': editorPage, '/sources.json': JSON.stringify(files) }, ready: '.view-line >> nth=10', walk })
  },
}
