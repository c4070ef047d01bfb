/** @file Recording: tables (AG Grid), light, dense small text, spoken. */
import type { Actor } from '../../../build/sample/actor.ts'
import type { Interface } from './recording.ts'
import { readOn, showPage, typeHere } from './show-page.ts'
import { makeTables } from './table-data.ts'
import { tablesPage } from './tables-page.ts'

async function walk(actor: Actor): Promise<void> {
  const { keyboard } = actor.page
  const open = async (title: string) => {
    await actor.click(`#tabs button:has-text("${title}")`)
    await actor.pause(2_400)
    await actor.point('main', 0.45)
  }
  const sort = async (column: string, times = 1) => {
    for (let time = 0; time < times; time++) await actor.click(`.ag-header-cell[col-id=${column}] .ag-header-cell-text`)
    await actor.pause(2_400)
    await actor.point('main', 0.4)
  }
  /** What stands below the head of a column. */
  const below = async (column: string, what: string) => {
    const heads = actor.page.locator('.ag-header-row-column .ag-header-cell')
    const position = await heads.evaluateAll(
      (cells, id) => cells.find((cell) => cell.getAttribute('col-id') === id)?.getAttribute('aria-colindex'),
      column,
    )
    return `.ag-header-row-filter .ag-header-cell[aria-colindex="${position}"] ${what}`
  }
  const filter = async (column: string, text: string) => {
    await actor.type(await below(column, 'input'), text, { replacing: true })
    await actor.pause(2_200)
    await actor.point('main', 0.5)
  }
  const cell = (row: number, column: string) => `.ag-row[row-index="${row}"] .ag-cell[col-id=${column}]`
  const edit = async (row: number, column: string, text: string) => {
    await actor.click(cell(row, column))
    await keyboard.press('Enter')
    await actor.pause(500)
    await keyboard.press('Control+A')
    await typeHere(actor, `${text}\n`)
    await actor.pause(1_500)
  }
  const search = async (text: string) => {
    await actor.type('header input', text, { replacing: true })
    await actor.pause(2_600)
    await actor.point('main', 0.5)
  }
  /** Opens the menu of a column's filter, fills it in, and reads what is left. */
  const filterByMenu = async (column: string, text: string) => {
    await actor.click(await below(column, '.ag-floating-filter-button button'))
    await actor.pause(1_400)
    await actor.type('.ag-filter input[type=text] >> nth=0', text)
    await actor.pause(1_800)
    await keyboard.press('Escape')
    await actor.point('main', 0.4)
    await actor.pause(1_500)
  }

  await actor.point('main', 0.5)
  await readOn(actor, 4, 5, 2_300)
  await sort('customer')
  await readOn(actor, 2, 7, 2_300)
  await sort('total', 2)
  await readOn(actor, 2, 5, 2_300)
  await filter('city', 'aberdeen')
  await readOn(actor, 2, 4, 2_500)
  await filterByMenu('article', 'jack')
  await readOn(actor, 1, -12, 1_500)
  await edit(3, 'note', 'Deliver to the rear entrance, ask for Robin')
  await edit(5, 'state', 'confirmed')
  for (const row of [1, 2, 4, 6]) await actor.click(`.ag-row[row-index="${row}"] .ag-checkbox-input`)
  await actor.pause(2_500)

  await open('Operations')
  await readOn(actor, 3, 6, 2_500)
  await sort('path')
  await readOn(actor, 3, 7, 2_500)
  await search('branch protection')
  await readOn(actor, 2, 4, 2_700)
  await search('secrets')
  await readOn(actor, 2, 5, 2_500)
  await filter('method', 'put')
  await actor.pause(2_500)

  await open('Files')
  await readOn(actor, 3, 6, 2_300)
  await sort('bytes', 2)
  await readOn(actor, 3, 6, 2_500)
  await filter('kind', 'd.ts')
  await readOn(actor, 2, 7, 2_500)
  await search('renderer')
  await readOn(actor, 2, 4, 2_500)

  await open('Orders')
  await sort('date', 2)
  await readOn(actor, 3, 8, 2_300)
  await search('kestrel rail')
  await readOn(actor, 3, 6, 2_300)
  await readOn(actor, 1, -20, 1_500)
  await edit(12, 'quantity', '12')
  await sort('city')
  await readOn(actor, 10, 6, 2_300)
}

export const tables: Interface = {
  name: 'tables',
  description: 'Dense tables: orders, operations and files, sorted, filtered, searched and edited, small text on light',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 240, version: 1 },
  sound: [
    'This is the order book. It holds three thousand rows, and as many of them as possible are on the screen at once.',
    'A click on a heading sorts by that column. First by customer, so that all orders of one customer stand together.',
    'Then by the total, the largest first. The numbers are aligned to the right, with two decimals.',
    'Below each heading there is a field. We keep only what goes to Aberdeen.',
    'The menu of a column narrows it further, here to the hydraulic jacks.',
    'Any cell can be edited in its place. The note says where to deliver, and the state becomes confirmed.',
    'Selected rows are counted at the bottom, and can be exported together.',
    'The second table lists the operations of the interface. The path tells what they work on, and the summary what they do.',
    'The search looks into all columns. Branch protection is found in the paths, in the summaries, and in the identifiers.',
    'Secrets are kept for repositories, for environments, and for organizations. Those that are written use the put method.',
    'The third table shows the files of the release, with their size in bytes and in kilobytes.',
    'The largest come first. Most of the room is taken by maps, which nobody needs to run the program.',
    'Type definitions are many, but small. Those of the renderer lie deepest.',
    'Back to the orders. Sorted by date, the newest stand at the top.',
    'Kestrel sends by rail. One quantity was wrong, and is corrected here; the total follows in the night.',
    'That is the whole tour of the tables. Thank you for listening.',
  ],
  open: async (stage) => {
    const data = JSON.stringify(await makeTables(stage.packages))
    return showPage(stage, { files: { '/index.html': tablesPage, '/tables.json': data }, ready: '.ag-row .ag-cell', walk })
  },
}
