/** @file What the system is told when long work ends: heard on a real session bus, by a real notification daemon. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCertpack, type Launched } from '../helpers/launch.ts'
import { hasNotificationDaemon, startNotificationDaemon, type NotificationDaemon } from '../helpers/notification-daemon.ts'
import { pressOn, serviceProcessId } from '../helpers/record-screen.ts'
import { openSubmissionPath } from '../helpers/screens.ts'

let daemon: NotificationDaemon
let app: Launched

beforeAll(async () => {
  if (!hasNotificationDaemon) return
  daemon = await startNotificationDaemon()
  app = await launchCertpack({ env: daemon.env })
}, 60_000)

afterAll(async () => {
  if (!hasNotificationDaemon) return
  await app.close()
  await daemon.end()
})

/** Another window comes to the front, as any other program's would; `false` brings ours back. */
async function setBehind(isBehind: boolean): Promise<void> {
  await app.application.evaluate(({ BrowserWindow }, behind) => {
    const [ours, other] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id)
    if (behind) new BrowserWindow({ width: 400, height: 300, title: 'Another program' }).focus()
    else {
      other?.destroy()
      ours?.focus()
    }
  }, isBehind)
  const isFocused = () =>
    app.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .toSorted((a, b) => a.id - b.id)[0]
        ?.isFocused(),
    )
  await expect.poll(isFocused).toBe(!isBehind)
}

const endWork = (title: string, hasFailed = false) =>
  app.page.evaluate((work) => (window as unknown as { certpack: { workEnded(work: object): void } }).certpack.workEnded(work), { title, hasFailed })

test.skipIf(!hasNotificationDaemon)(
  'work that ends while the window is in front is not told; behind another it is, as done or as failed',
  { timeout: 60_000 },
  async () => {
    await setBehind(false)
    await endWork('In front')
    await setBehind(true)
    await endWork('Making the video')
    await expect.poll(daemon.shown).toEqual([{ title: 'Making the video', body: 'Done.' }])
    await endWork('Exporting the package', true)
    // They arrive in the order in which they were sent: the one in front would stand before these.
    await expect.poll(daemon.shown).toEqual([
      { title: 'Making the video', body: 'Done.' },
      { title: 'Exporting the package', body: 'This did not work out. Certpack says why.' },
    ])
  },
)

test.skipIf(!hasNotificationDaemon)(
  'long work that breaks off behind another window is told by what it is called',
  { timeout: 120_000 },
  async () => {
    await setBehind(false)
    await app.page.getByRole('button', { name: 'Open the sample', exact: true }).click()
    await app.page.getByRole('heading', { level: 1, name: 'Acme Leasing Portal' }).waitFor()
    const before = daemon.shown().length
    await app.page.evaluate((to) => void (location.hash = to), `${await openSubmissionPath(app.page)}/video`)
    await pressOn(app.page, 'button', 'Make the video again')
    await app.page
      .getByText(/\d+ %, about .* left/)
      .first()
      .waitFor()
    await setBehind(true)
    // Less than ten seconds of work are not worth a word; this takes minutes.
    await app.page.waitForTimeout(11_000)
    process.kill(await serviceProcessId(app), 'SIGKILL')
    const body = 'This did not work out. Certpack says why.'
    await expect.poll(() => daemon.shown().slice(before)).toContainEqual({ title: 'Making the video', body })
  },
)
