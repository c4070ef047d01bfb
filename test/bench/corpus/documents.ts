/** @file Recording: long PDF documents in a viewer (PDF.js), light and spoken. */
import type { Actor } from '../../../build/sample/actor.ts'
import { makeDocumentFiles } from './document-files.ts'
import { documentsPage } from './documents-page.ts'
import type { Interface } from './recording.ts'
import { readOn, showPage, typeHere } from './show-page.ts'

async function walk(actor: Actor): Promise<void> {
  const open = async (name: string) => {
    await actor.click(`#tabs button:has-text("${name}")`)
    await actor.pause(2_200)
    await actor.point('#container', 0.55)
  }
  const zoom = async (button: '#larger' | '#smaller', times: number) => {
    for (let time = 0; time < times; time++) await actor.click(button)
    await actor.pause(1_500)
    await actor.point('#container', 0.5)
  }
  const find = async (text: string, times: number) => {
    await actor.click('header input')
    await actor.page.keyboard.press('Control+A')
    await typeHere(actor, `${text}\n`)
    await actor.pause(1_800)
    for (let time = 1; time < times; time++) {
      await actor.page.keyboard.press('Enter')
      await actor.pause(2_000)
    }
    await actor.point('#container', 0.6)
  }

  await actor.point('#container', 0.5)
  await readOn(actor, 3, 5, 2_600)
  await zoom('#smaller', 4)
  await readOn(actor, 2, 6, 2_400)
  await actor.click('nav a >> nth=9')
  await actor.pause(2_500)
  await open('licence.pdf')
  await zoom('#smaller', 5)
  await readOn(actor, 3, 6, 2_800)
  await find('contribution', 3)
  await open('operations.pdf')
  await readOn(actor, 3, 7, 2_600)
  await actor.click('nav a >> nth=5')
  await actor.pause(2_800)
  await find('protection', 2)
  await zoom('#larger', 3)
  await readOn(actor, 2, 6, 2_800)
  await open('manual.pdf')
  await readOn(actor, 3, 7, 2_600)
  await actor.click('nav a >> nth=6')
  await actor.pause(2_400)
  await zoom('#smaller', 3)
  await readOn(actor, 5, 6, 2_800)
}

export const documents: Interface = {
  name: 'documents',
  description: 'Long documents in a viewer: release notes, a licence, a long table and a manual, at several zooms, with searches',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 120, version: 1 },
  sound: [
    'These are the documents that go with the release. We begin with the release notes, which are the longest of them.',
    'Each version lists what is new, what was changed, and what breaks. Older versions follow below.',
    'Smaller pages make it easier to find the place. The outline on the left jumps to a version directly.',
    'The licence comes next. It is written for lawyers, so we look for the word contribution.',
    'Every occurrence is marked, and the enter key moves from one to the next.',
    'The table of operations is generated. It has one row for each call, with the method, the path, and a summary.',
    'Branch protection alone fills several pages. Rows are striped, because the lines are long and the letters are small.',
    'Last, the manual. It explains the installation, the setup, and the most important features, with examples for each.',
    'That is all there is to read. The same files are attached to the ticket, for whoever wants to check them.',
  ],
  open: async (stage) => {
    const files = Object.entries(await makeDocumentFiles(stage.packages)).map(([name, file]) => [`/${name}`, file] as const)
    return showPage(stage, { files: { '/index.html': documentsPage, ...Object.fromEntries(files) }, ready: '.textLayer span', walk })
  },
}
