import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchCertpack, type Launched } from '../helpers/launch.ts'

let app: Launched
let canary: Server
const visits: string[] = []

beforeAll(async () => {
  canary = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.end('reached')
  }).listen(0, '127.0.0.1')
  // A microphone that is there, so that only a refusal keeps it from the page.
  app = await launchCertpack({ args: ['--use-fake-device-for-media-stream'] })
  await app.page.getByRole('heading', { level: 1 }).waitFor()
}, 60_000)

afterAll(async () => {
  await app.close()
  canary.close()
})

const canaryUrl = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}/visit`
const inPage = <Result>(script: string) => app.page.evaluate(script) as Promise<Result>
const statusOf = (path: string) => inPage<number>(`fetch(${JSON.stringify(path)}).then((answer) => answer.status, () => 0)`)

describe('a page that was taken over', () => {
  test('has no Node and nothing of Electron but the bridge', async () => {
    expect(await inPage(`[typeof require, typeof process, typeof module, typeof Buffer]`)).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'undefined',
    ])
    const bridge = await inPage<string[]>(`Object.keys(window.certpack).sort()`)
    expect(bridge).toEqual(
      [
        'acceptFiles',
        'capture',
        'chooseFolder',
        'makeSigningKey',
        'onCloseRequested',
        'onMenu',
        'onOpenFile',
        'onSaid',
        'onServiceState',
        'openDraft',
        'openSigningKey',
        'platform',
        'requestPort',
        'reveal',
        'setProgress',
        'setTheme',
        'systemStore',
        'workEnded',
      ].sort(),
    )
  })

  test('runs no inline script and evaluates no text', async () => {
    await inPage(`{ const script = document.createElement('script'); script.textContent = 'window.taken = true'; document.head.append(script) }`)
    expect(await inPage(`window.taken === undefined`)).toBe(true)
    expect(await inPage(`fetch('app://certpack/index.html').then((answer) => answer.headers.get('content-security-policy'))`)).toMatch(
      /^default-src 'none'/,
    )
  })

  test('cannot leave, open a window or load a frame', async () => {
    const before = app.page.url()
    await inPage(`{ location.href = ${JSON.stringify(canaryUrl())} }`)
    await app.page.waitForTimeout(300)
    expect(app.page.url()).toBe(before)
    expect(await inPage(`window.open(${JSON.stringify(canaryUrl())}) === null`)).toBe(true)
    expect(app.application.windows()).toHaveLength(1)
  })

  test('reaches no network, not even this machine', async () => {
    expect(await statusOf(canaryUrl())).toBe(0)
    await inPage(`{ new Image().src = ${JSON.stringify(canaryUrl())} }`)
    await app.application.evaluate(
      ({ net }, url) =>
        net.fetch(url).then(
          () => undefined,
          () => undefined,
        ),
      canaryUrl(),
    )
    await app.page.waitForTimeout(300)
    expect(visits).toEqual([])
  })

  test.each(['geolocation', 'notifications', 'midi', 'clipboard-read', 'camera', 'microphone'])('is refused %s', async (name) => {
    expect(await inPage(`navigator.permissions.query({ name: ${JSON.stringify(name)} }).then(({ state }) => state, () => 'denied')`)).toBe('denied')
  })

  /** The script runs as if a key had just been pressed: that a page needs one is not what protects here. */
  const media = (call: string) =>
    app.application.evaluate(
      ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true) as Promise<string>,
      `navigator.mediaDevices.${call}.then((stream) => { for (const track of stream.getTracks()) track.stop(); return 'given' }, ({ name }) => name)`,
    )
  const oldWay = `getUserMedia({ audio: false, video: { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'screen:0:0' } } })`

  test('gets no camera, no microphone and no screen', async () => {
    for (const call of ['getUserMedia({ video: true })', 'getUserMedia({ audio: true })', 'getDisplayMedia()', oldWay])
      expect([call, await media(call)]).not.toEqual([call, 'given'])
    expect(await inPage(`window.certpack.capture.sources().then(() => 'given', ({ message }) => message)`)).toContain('not open')
  })

  test('gets, while the recorder is open, the microphone, and the screen once after choosing it; nothing else, and nothing afterwards', async () => {
    await inPage(`window.certpack.capture.open()`)
    const [screen] = await inPage<{ id: string }[]>(`window.certpack.capture.sources()`)
    expect(await media('getUserMedia({ audio: true })')).toBe('given')
    for (const call of ['getUserMedia({ video: true })', 'getDisplayMedia()', oldWay]) expect([call, await media(call)]).not.toEqual([call, 'given'])
    const choose = (id: unknown) =>
      inPage(`window.certpack.capture.choose({ sourceId: ${JSON.stringify(id)}, hasSystemSound: false }).then(() => 'chosen', () => 'refused')`)
    for (const id of ['screen:none:0', 'tab:1:0', '../x', 7, null]) expect([id, await choose(id)]).toEqual([id, 'refused'])
    expect(await choose(screen?.id)).toBe('chosen')
    expect(await media('getUserMedia({ video: true })')).not.toBe('given')
    expect(await media('getDisplayMedia()')).toBe('given')
    for (const call of ['getDisplayMedia()', oldWay]) expect([call, await media(call)]).not.toEqual([call, 'given'])
    expect(await choose(screen?.id)).toBe('chosen')
    await inPage(`window.certpack.capture.close()`)
    for (const call of ['getUserMedia({ audio: true })', 'getDisplayMedia()']) expect([call, await media(call)]).not.toEqual([call, 'given'])
  })

  test('reads no file beside the page', async () => {
    const attempts = [
      '/../main/index.js',
      '/..%2fmain%2findex.js',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '//etc/passwd',
      '/index.html%00.js',
      '/media/../../x',
      '/media/',
      '/media/zz',
      '/take/',
      '/take/../../x',
      '/take/00000000-0000-4000-8000-000000000000',
    ]
    for (const path of attempts) expect([path, await statusOf(`app://certpack${path}`)]).toEqual([path, 404])
    for (const url of ['app://elsewhere/index.html', 'file:///etc/passwd']) expect([url, (await statusOf(url)) === 200]).toEqual([url, false])
  })

  test('turns no path of its own making into a grant', async () => {
    const refused = await inPage<string>(
      `window.certpack.acceptFiles([new File(['x'], '/etc/passwd')]).then(() => 'given', ({ message }) => message)`,
    )
    expect(refused).not.toBe('given')
  })
})

test('the window is sandboxed and isolated', async () => {
  const preferences = await app.application.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })
})

test('another page with the same preload is answered by no host call', async () => {
  const answer = await app.application.evaluate(async ({ app: electron, BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, sandbox: true } })
    await window.loadURL('data:text/html,<p>foreign</p>')
    const result: unknown = await window.webContents.executeJavaScript(
      `window.certpack.chooseFolder('x').then(() => 'answered', ({ message }) => message)`,
    )
    window.destroy()
    return result
  })
  expect(answer).toContain('refused')
})
