/** @file Types a submission into its pages, field by field, by keys alone. */
import { basename } from 'node:path'
import type { Stop } from './focus-order.ts'
import type { KeyboardWalk } from './keyboard-walk.ts'

/** What is longer is put in at once, as from the clipboard: every key of it would show nothing more. */
const mostKeys = 40

export type Filling = {
  /** @returns what a field is to hold, as it stands in the document; undefined for what is left as it is. */
  wanted: (stop: Stop) => unknown
  /** @returns what to answer the system's dialog with, where a button asks for files. */
  filesFor: (stop: Stop) => readonly string[]
}

/** Presses Tab from here on and fills whatever is met, until what stands at the end of the page has the focus. */
export async function fillPage(walk: KeyboardWalk, filling: Filling, end = 'Continue'): Promise<void> {
  const met: string[] = []
  for (let stop = await walk.tab(); met.length < 400; stop = await walk.tab()) {
    // What has just come into being has taken the focus itself, and is filled at once.
    for (let moved: Stop | null = stop; moved; moved = await act(walk, moved, filling)) met.push(moved.name)
    const now = await walk.here()
    if (now?.name === end) return
  }
  throw new Error(`There is no end to this page: ${met.slice(-40).join(' | ')}`)
}

/** @returns the field that the focus went to by what was done here; null where it stays. */
async function act(walk: KeyboardWalk, stop: Stop, filling: Filling): Promise<Stop | null> {
  const wanted = filling.wanted(stop)
  switch (stop.kind) {
    case 'text':
      await type(walk, stop, textOf(wanted, stop.place))
      return null
    case 'checkbox': {
      const isWanted = Array.isArray(wanted) ? wanted.includes(stop.value) : wanted
      if (typeof isWanted === 'boolean' && stop.isChecked !== isWanted) await walk.key('Space')
      return null
    }
    case 'radio':
      await chooseRadio(walk, stop, wanted)
      return null
    case 'select':
      await chooseOption(walk, stop, wanted)
      return null
    case 'button':
      return pressButton(walk, stop, wanted, filling)
    default:
      return null
  }
}

/** A person is kept as name and e-mail address. */
function textOf(wanted: unknown, place: number): string | undefined {
  const text: unknown = Array.isArray(wanted) ? wanted[place] : wanted
  return typeof text === 'string' ? text : undefined
}

async function type({ page }: KeyboardWalk, { value }: Stop, text: string | undefined): Promise<void> {
  if (text === undefined || text === value) return
  if (value !== '') await page.keyboard.press('Control+A')
  if (text === '') await page.keyboard.press('Delete')
  else if (text.length > mostKeys) await page.keyboard.insertText(text)
  else await page.keyboard.type(text)
}

async function chooseRadio(walk: KeyboardWalk, first: Stop, wanted: unknown): Promise<void> {
  if (typeof wanted !== 'string' || wanted === '') return
  const seen: string[] = []
  for (let stop: Stop | null = first; stop?.kind === 'radio' && !seen.includes(stop.value); stop = await walk.key('ArrowDown')) {
    if (stop.value === wanted) {
      if (!stop.isChecked) await walk.key('Space')
      return
    }
    seen.push(stop.value)
  }
  throw new Error(`The arrows do not come to ${wanted} in “${first.name}”: ${seen.join(', ')}`)
}

async function chooseOption({ page }: KeyboardWalk, { name, value, options }: Stop, wanted: unknown): Promise<void> {
  if (typeof wanted !== 'string' || wanted === value) return
  const steps = options.indexOf(wanted) - options.indexOf(value)
  if (!options.includes(wanted)) throw new Error(`“${name}” does not offer ${wanted}: ${options.join(', ')}`)
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
}

async function pressButton(walk: KeyboardWalk, stop: Stop, wanted: unknown, filling: Filling): Promise<Stop | null> {
  const files = filling.filesFor(stop)
  if (files.length > 0) {
    await answerFileDialog(walk, files)
    return null
  }
  // Notes and items of a list that are not there yet.
  const isAsked = stop.name.startsWith('Add ') && (typeof wanted === 'string' ? wanted !== '' : Array.isArray(wanted) && stop.items < wanted.length)
  return isAsked ? walk.key('Enter') : null
}

/** Presses Enter on a button that asks the system for files, and answers as a person does who chooses these. */
export async function answerFileDialog(walk: KeyboardWalk, files: readonly string[]): Promise<void> {
  const { page } = walk
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 10_000 }), page.keyboard.press('Enter')])
  await chooser.setFiles([...files])
  for (const file of files) await page.getByText(basename(file), { exact: true }).first().waitFor({ timeout: 30_000 })
  await page.waitForFunction(() => !document.querySelector('[role="progressbar"]'))
  await walk.expectFocus(`after ${basename(files[0] ?? '')} was chosen`)
  await walk.here()
}
