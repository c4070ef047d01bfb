/** @file Recording: a log console (xterm.js in a page) that lines stream into, dark, without sound. */
import type { Actor } from '../../../build/sample/actor.ts'
import type { Interface } from './recording.ts'
import { readOn, showPage } from './show-page.ts'
import { htmlPage } from './site.ts'

const style = `<style>
  body { margin: 0; height: 100vh; display: grid; grid: 52px 1fr 30px / 1fr; background: #0d1117; color: #c9d1d9; font: 15px 'DejaVu Sans', sans-serif }
  header { display: flex; gap: 8px; align-items: center; padding: 0 14px; background: #161b22; border-bottom: 1px solid #30363d }
  header button, header input { font: inherit; padding: 6px 14px; border: 1px solid #30363d; border-radius: 5px; background: #21262d; color: inherit }
  header button.open { background: #1f6feb } header input { margin-left: auto; width: 360px } main { padding: 8px; overflow: hidden } footer { padding: 6px 14px; background: #161b22 }
</style>`

/** Steps through the lists make every line another one, and the same lines every time. */
const script = `
  const terminal = new Terminal({ fontSize: 15, fontFamily: 'DejaVu Sans Mono', scrollback: 5000, theme: { background: '#0d1117', foreground: '#c9d1d9' } })
  const fit = new FitAddon.FitAddon(), search = new SearchAddon.SearchAddon()
  terminal.loadAddon(fit)
  terminal.loadAddon(search)
  terminal.open(document.querySelector('main'))
  fit.fit()
  const services = ['gateway', 'billing', 'mailer', 'search', 'scheduler', 'identity', 'archive']
  const events = ['GET /v2/orders/# 200', 'job # finished', 'retrying delivery # after timeout', 'cache miss for key tenant:#', 'POST /v2/invoices 201 id=#', 'connection # closed by peer',
    'query took # ms: SELECT id, state FROM orders WHERE tenant = ?', 'token renewed for client #', 'queue depth #', 'upload # stored, 3 parts', 'refused: signature of webhook # is too old']
  const levels = [['INFO ', 32], ['DEBUG', 90], ['INFO ', 32], ['WARN ', 33], ['INFO ', 32], ['DEBUG', 90], ['ERROR', 31]]
  const lines = []
  let filter = '', isPaused = false, count = 0
  const matches = (line) => line.plain.toLowerCase().includes(filter)
  function makeLine(index) {
    const at = new Date(Date.UTC(2026, 2, 9, 8) + index * 137).toISOString().slice(11, 23)
    const [level, colour] = levels[(index * 5 + Math.floor(index / 11)) % levels.length], service = services[(index * 3 + Math.floor(index / 4)) % services.length]
    const event = events[(index * 7 + Math.floor(index / 13)) % events.length].replace('#', String((index * 48271) % 99991))
    const trace = ((index * 2654435761) % 4294967296).toString(16).padStart(8, '0')
    const plain = at + ' ' + level + ' ' + service + ' ' + event + ' trace=' + trace
    return { plain, coloured: '\\x1b[90m' + at + '\\x1b[0m \\x1b[1;' + colour + 'm' + level + '\\x1b[0m \\x1b[36m' + service.padEnd(10) + '\\x1b[0m ' + event + ' \\x1b[35mtrace=' + trace + '\\x1b[0m' }
  }
  function tell() { document.querySelector('footer').textContent = count + ' lines' + (isPaused ? ', paused' : '') + (filter ? ', only those with "' + filter + '"' : '') }
  function add(times) {
    for (let time = 0; time < times; time++) {
      const line = makeLine(count++)
      lines.push(line)
      if (matches(line)) terminal.writeln(line.coloured)
    }
    tell()
  }
  function narrow(text) {
    filter = text
    terminal.reset()
    for (const line of lines.filter(matches)) terminal.writeln(line.coloured)
    tell()
  }
  add(400)
  setInterval(() => isPaused || add(1 + (Math.floor(count / 50) % 5)), 180)
  document.querySelector('#pause').onclick = ({ target }) => { isPaused = !isPaused; target.classList.toggle('open', isPaused); tell() }
  for (const button of document.querySelectorAll('[data-filter]')) button.onclick = () => narrow(button.dataset.filter)
  const field = document.querySelector('input')
  field.oninput = () => narrow(field.value.toLowerCase())
  field.onkeydown = ({ key }) => { if (key === 'Enter') search.findPrevious(field.value) }`

const page = htmlPage(
  'Console',
  `<link rel="stylesheet" href="/packages/@xterm/xterm/css/xterm.css">${style}
  ${['xterm/lib/xterm.js', 'addon-fit/lib/addon-fit.js', 'addon-search/lib/addon-search.js'].map((path) => `<script src="/packages/@xterm/${path}"></script>`).join('')}`,
  `<header><button id="pause">Pause</button><button data-filter="">All</button><button data-filter="warn">Warnings</button><button data-filter="error">Errors</button>
  <button data-filter="billing">Billing</button><input placeholder="Filter"></header><main></main><footer></footer><script>${script}</script>`,
)

async function walk(actor: Actor): Promise<void> {
  const filterBy = async (name: string, restMs: number) => {
    await actor.click(`[data-filter="${name}"]`)
    await actor.point('main', 0.6)
    await actor.pause(restMs)
  }
  await actor.point('main', 0.6)
  await actor.pause(6_000)
  await actor.click('#pause')
  await actor.point('main', 0.5)
  await readOn(actor, 3, -6, 2_000)
  await actor.click('#pause')
  await actor.pause(2_500)
  await filterBy('error', 4_500)
  await filterBy('billing', 4_500)
  await actor.type('input', 'invoices')
  await actor.point('main', 0.4)
  await actor.pause(3_000)
  await readOn(actor, 1, -8, 2_000)
  await actor.type('input', 'webhook', { replacing: true })
  await actor.page.keyboard.press('Enter')
  await actor.pause(3_500)
  await filterBy('', 5_000)
  await filterBy('warn', 4_000)
  await actor.click('#pause')
  await actor.point('main', 0.5)
  await readOn(actor, 4, -8, 2_200)
}

export const logConsole: Interface = {
  name: 'console',
  description: 'A log console: coloured lines that stream, paused, scrolled back and filtered, on dark',
  ...{ width: 2560, height: 1440, frameRate: 30, durationSeconds: 60, version: 1 },
  sound: 'none',
  open: (stage) => showPage(stage, { files: { '/index.html': page }, ready: '.xterm-screen', walk }),
}
