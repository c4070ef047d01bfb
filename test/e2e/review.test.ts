import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptySubmission, marksKey, submissionSchema, type FileReference, type Mark } from '#shared/domain/submission.ts'
import { hashFile } from '../../electron/service/files/hash-file.ts'
import { writePortable } from '../../electron/service/submissions/portable.ts'
import { makeClip } from '../helpers/clips.ts'
import { dropFile } from '../helpers/drop-file.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen } from '../helpers/screens.ts'
import { makeTextRecording, type ScreenLine } from '../helpers/text-recording.ts'

const seconds = 8
const key = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_')
const at = (from: number, to: number, y: number, text: string, x = 80, size = 18): ScreenLine => ({ text, x, y, size, from, to })
/** Four scenes of two seconds, with what should not be seen in three of them. */
const lines = [
  at(0, seconds, 60, 'Acme Leasing Portal', 80, 40),
  at(0, 2, 160, 'Generate the document from the lease template'),
  at(2, 4, 160, 'Send the envelope to the recipients'),
  at(2, 4, 420, `API key: ${key}`),
  at(2, 4, 700, 'Password: Correct-Horse-7419', 1_100),
  at(4, 6, 160, 'Sign the document, then choose Finish'),
  at(4, 6, 300, "TypeError: Cannot read properties of undefined (reading 'envelopeId')"),
  at(4, 6, 330, 'at sendEnvelope (/srv/app/envelopes.js:42:17)', 120),
  at(6, seconds, 160, 'Status: Completed'),
  at(6, seconds, 520, 'Notified maria.lindqvist@nordbank-leasing.se', 900),
]
const scenes: Mark[] = (['generation', 'sending', 'signing', 'statusing'] as const).map((scene, index) => ({
  atMs: index * 2_000,
  title: '',
  flow: 'normal',
  scene,
}))

const folder = mkdtempSync(join(tmpdir(), 'certpack-review-'))
let app: Launched

const button = (name: string | RegExp) => app.page.getByRole('button', { name })
const group = (name: string) => app.page.getByRole('list', { name, exact: true })
const row = (words: string) =>
  app.page
    .getByRole('listitem')
    .filter({ hasText: words })
    .filter({ has: app.page.getByRole('button', { name: /^Show in the recording/ }) })
const focused = () => app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
const section = (name: string) => app.page.getByRole('region', { name, exact: true })
const look = async (name: string, of: string) => {
  await section(of).evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await lookAtScreen(app, name)
}

/** Presses a button as the keyboard does. */
async function press(name: string | RegExp): Promise<void> {
  await button(name).focus()
  await app.page.keyboard.press('Enter')
}

async function reference(path: string): Promise<FileReference> {
  return { name: basename(path), ...(await hashFile(path)) }
}

/** A submission with the recording, its scenes, and a video of it in which small text is lost. */
async function writeSubmission(outPath: string): Promise<void> {
  const recordingPath = await makeTextRecording(folder, 'recording.mp4', seconds, lines)
  const squeezed = ['-vf', 'scale=640:-2,scale=1920:-2', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '40', '-pix_fmt', 'yuv420p']
  const videoPath = await makeClip(folder, 'video.mp4', ['-i', recordingPath, ...squeezed])
  const [recording, made] = [await reference(recordingPath), await reference(videoPath)]
  const properties = { durationMs: seconds * 1_000, width: 1_920, height: 1_080, frameRate: 10, videoCodec: 'h264', audioCodec: null }
  const fit = {
    recordingSha256: recording.sha256,
    marksKey: marksKey(scenes),
    limitBytes: 4_500_000,
    split: false,
    reason: 'Everything fits into one file.',
    outputs: [{ flow: 'all', file: made, properties, passages: [{ startMs: 0, endMs: seconds * 1_000 }] }],
  }
  const profile = { ...emptySubmission().profile, productName: 'Reviewed portal' }
  const submission = submissionSchema.parse({ profile, video: { recording: { file: recording, properties }, marks: scenes, fit } })
  await writePortable({ submission, filePath: (sha256) => (sha256 === made.sha256 ? videoPath : recordingPath), outPath })
}

beforeAll(async () => {
  const file = join(folder, 'Reviewed portal.certpack')
  await writeSubmission(file)
  app = await launchCertpack({ args: [file] })
  await app.page.getByRole('heading', { level: 1, name: 'Reviewed portal' }).waitFor()
  await app.page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Demo video/ })
    .click()
  await app.page.getByRole('heading', { level: 1, name: 'Demo video' }).waitFor()
}, 120_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('the screen is read', () => {
  test('not before somebody asks for it, and it can be cancelled', async () => {
    await press('Read the screen')
    await section('Review before sending').getByRole('progressbar').waitFor()
    await expect.poll(focused).toBe('Cancel')
    await app.page.keyboard.press('Enter')
    await app.page.getByText('Cancelled. Nothing was changed.').waitFor()
    await button('Read the screen').waitFor()
  })

  test('in the background, while the user is on another page', async () => {
    await press('Read the screen')
    await section('Review before sending').getByRole('progressbar').waitFor()
    const steps = app.page.getByRole('navigation', { name: 'Steps' })
    await steps.getByRole('link', { name: /Traces/ }).click()
    await app.page.getByText(/^The screen is read\. \d+ of \d+ findings to look at\.$/).waitFor({ timeout: 120_000 })
    await steps.getByRole('link', { name: /Demo video/ }).click()
    await app.page.getByText(/^\d+ different pictures with \d+ words were read\.$/).waitFor()
  })

  test('and lists what a reviewer would see, secrets masked', async () => {
    const secrets = await group('Secrets on screen').innerText()
    expect(secrets).toContain('API key')
    expect(secrets).toContain('Password')
    for (const secret of [key, 'Correct-Horse-7419']) expect(await app.page.content()).not.toContain(secret)
    expect(await group('Errors on screen').innerText()).toContain('TypeError')
    expect(await group('E-mail addresses').innerText()).toContain('maria.lindqvist@nordbank-leasing.se')
    expect(await group('Secrets on screen').innerText()).toMatch(/00:0[12]\.\d to 00:0[34]\.\d/)
    await section('Review before sending').evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await expect.poll(() => app.page.locator('[data-drawn]').count()).toBeGreaterThanOrEqual(4)
    await look('review-findings', 'Review before sending')
  })
})

describe('each finding is decided on, from the keyboard', () => {
  test('covered, left out and fine, with the focus where it was', async () => {
    for (const [name, back, word] of [
      [/^Leave out: .*, 00:0[56]/, /^Put back: .*, 00:0[56]/, 'Left out'],
      [/^Cover this: API key/, /^Uncover: API key/, 'Covered'],
      [/^This is fine: Password/, /^Not fine after all: Password/, 'Fine'],
    ] as const) {
      await press(name)
      await button(back).waitFor()
      expect(await focused()).toMatch(back)
      expect(
        await app.page
          .getByRole('listitem')
          .filter({ has: button(back) })
          .innerText(),
      ).toContain(word)
    }
  })

  test('and taken back one by one, whatever was decided after it', async () => {
    await app.page.getByText('“API key” is covered.').locator('..').getByRole('button', { name: 'Undo' }).focus()
    await app.page.keyboard.press('Enter')
    await button(/^Cover this: API key/).waitFor()
    await app.page.getByText('2 s in 1 passage are left out of the video.').waitFor()
    await button(/^Not fine after all: Password/).waitFor()
    expect(await focused()).toMatch(/^Cover this: API key/)
    await app.page.keyboard.press('Enter')
    await press(/^Put back: .*, 00:0[56]/)
    await button(/^Leave out: .*, 00:0[56]/).waitFor()
    await app.page.getByText('are left out of the video').waitFor({ state: 'detached' })
  })

  test('and is still so when the page is opened again', async () => {
    await app.page.reload()
    await button(/^Uncover: API key/).waitFor()
    await row('Password').getByText('Fine', { exact: true }).waitFor()
  })

  test('and a link to it leads to it', async () => {
    const field = await row('Password').getAttribute('data-field')
    await app.page.evaluate((to) => void (location.hash += `?field=${to}`), field)
    await expect.poll(focused).toMatch(/^Show in the recording: Password/)
  })
})

describe('what was read can be looked at', () => {
  const hitList = () => app.page.getByRole('list', { name: 'Where it was read' })

  test('a word is found, chosen with the arrow keys and shown in the recording; Escape leads back', async () => {
    const field = app.page.getByLabel('Find a word on the screen')
    await field.focus()
    await field.pressSequentially('envelope', { delay: 20 })
    const hits = hitList().getByRole('listitem')
    await expect.poll(() => hits.count()).toBeGreaterThanOrEqual(2)
    await app.page.getByText(/^\d places\. Up and Down/).waitFor()
    const [first = '', second = ''] = await hits.evaluateAll((places) => places.map(({ textContent }) => /00:0\d/.exec(textContent)?.[0] ?? ''))
    expect(second).not.toBe(first)
    for (const [keys, clock] of [
      [['Enter'], first],
      [['ArrowDown', 'ArrowDown', 'Enter'], second],
    ] as const) {
      for (const pressed of keys) await app.page.keyboard.press(pressed)
      await expect.poll(focused).toBe('Back to the review')
      await app.page.getByText(new RegExp(`^Position ${clock}`)).waitFor()
      await app.page.locator('[data-shown-box]').waitFor()
      await app.page.keyboard.press('Escape')
      await app.page.locator('[data-shown-box]').waitFor({ state: 'detached' })
    }
    expect(await focused()).toMatch(second)
    await app.page.keyboard.press('Escape')
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
    await field.fill('waffle iron')
    await app.page.getByText('“waffle iron” was not read anywhere.').waitFor()
    await field.fill('envelope')
  })

  test('each scene tells what of it was read', async () => {
    const table = app.page.getByRole('table', { name: 'What the scenes show' })
    expect((await table.getByRole('row').count()) - 1).toBe(scenes.length)
    expect(await table.getByRole('row').filter({ hasText: 'Sending' }).innerText()).toMatch(/envelope/i)
    await press(/^Go to Signing/)
    await app.page.getByText(/^Position 00:04/).waitFor()
    await press('Back to the review')
    await expect.poll(focused).toMatch(/^Go to Signing/)
  })

  test('a finding is shown in the recording, with its place outlined', async () => {
    await press(/^Show in the recording: Password/)
    await app.page.getByText(/^Position 00:02/).waitFor()
    await app.page.locator('[data-shown-box]').waitFor()
    await app.page.keyboard.press('Enter')
    await expect.poll(focused).toMatch(/^Show in the recording: Password/)
  })

  test('the words of the result are counted, and where some were lost it is opened beside the recording', async () => {
    await press('Compare the words')
    await app.page
      .getByText(/^[\d,]+ of [\d,]+ words that can be read in the recording can be read in the video \(\d+ %\)\.$/)
      .waitFor({ timeout: 120_000 })
    const lost = app.page.getByRole('list', { name: 'Where words were lost' }).getByRole('listitem')
    expect(await lost.first().innerText()).toMatch(/Lost: \w/)
    await hitList().waitFor()
    await look('review-result', 'Words of the result')
    const [clock = ''] = /\d\d:\d\d\.\d/.exec(await lost.first().innerText()) ?? []
    await lost.first().getByRole('button').focus()
    await app.page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Result beside the recording')
    await app.page.getByRole('group', { name: 'Result beside the recording' }).getByText(`Position ${clock}`).waitFor()
  })

  test('another recording makes what was read lapse, and that is said', async () => {
    const other = await makeTextRecording(folder, 'other.mp4', 2, [at(0, 2, 160, 'Another recording')])
    await dropFile(app.page, app.page.getByRole('group', { name: 'Recorded again?' }), other)
    await app.page.getByText('What was read is of another recording, so it counts no more.').waitFor()
    await button('Read the screen').waitFor()
  })
})
