import { afterAll, beforeAll, describe, test } from 'vitest'
import { stepIds } from '#shared/domain/findings.ts'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { lookAtScreen, openScreen, openSubmissionPath, waitForPlan } from '../helpers/screens.ts'

let app: Launched
let submissionPath = ''

const open = (hash: string) => openScreen(app.page, hash)
const look = (name: string) => lookAtScreen(app, name)

beforeAll(async () => {
  app = await launchCertpack()
  await app.page.getByRole('heading', { level: 1 }).waitFor()
}, 60_000)

afterAll(() => app.close())

describe('every screen is whole, readable and named, in light and dark', { timeout: 60_000 }, () => {
  test('the list of submissions, empty', () => look('submissions-empty'))

  test('the profile of a new submission, and what it says when something is missing', async () => {
    await app.page.getByRole('button', { name: 'New submission' }).click()
    await app.page.getByLabel('Name of the product').waitFor()
    await look('profile')
    await app.page.getByRole('button', { name: 'Continue' }).click()
    await app.page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await look('profile-problem')
  })

  test('the demo video before there is a recording', async () => {
    await open(`${await openSubmissionPath(app.page)}/video`)
    await look('video-empty')
  })

  test('the list of submissions, and the task list of the sample', async () => {
    await open('#/')
    await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
    await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
    submissionPath = await openSubmissionPath(app.page)
    await look('task-list')
    await open('#/')
    await look('submissions')
  })

  test('the demo video, once its recording is analysed', { timeout: 300_000 }, async () => {
    await app.page.evaluate((to) => void (location.hash = to), `${submissionPath}/video`)
    await waitForPlan(app.page)
  })

  test.each(stepIds)('the step %s', async (id) => {
    await open(`${submissionPath}/${id}`)
    await look(id)
  })

  test('the video beside its recording', async () => {
    await open(`${submissionPath}/video`)
    await app.page.locator('#video-result').scrollIntoViewIfNeeded()
    await look('video-result')
  })

  test('the worst moment of the video, opened beside its recording', async ({ skip }) => {
    const moments = app.page.getByRole('list', { name: 'Worst moments' }).getByRole('button')
    if ((await moments.count()) === 0) skip('The video of the sample was made before videos were measured.')
    await moments.first().click()
    await look('video-worst-moment')
  })

  test.each(['check', 'profile'])('the page %s of the sample', async (page) => {
    await open(`${submissionPath}/${page}`)
    await look(`sample-${page}`)
  })

  test.each(['settings', 'verify'])('the page %s', async (page) => {
    await open(`#/${page}`)
    await look(page)
  })

  test('the shortcuts', async () => {
    await app.page.keyboard.press('?')
    await app.page.getByRole('dialog').waitFor()
    await look('shortcuts')
    await app.page.keyboard.press('Escape')
  })
})
