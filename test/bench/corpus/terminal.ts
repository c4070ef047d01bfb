/** @file Recording: a real terminal (xterm) with real commands, large light text on dark, with a silent track. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../../../build/run-command.ts'
import type { Interface, Performance, Stage } from './recording.ts'
import { layTerminalDesk } from './terminal-desk.ts'

const look = ['-fa', 'DejaVu Sans Mono', '-fs', '17', '-bg', '#1b2029', '-fg', '#e8e8e8', '-b', '6', '+sb', '-sl', '4000', '-bc']

async function openTerminal({ display, size, folder, packages }: Stage): Promise<Performance> {
  await layTerminalDesk(folder, packages)
  const env = { ...process.env, DISPLAY: display, HOME: folder, TERM: 'xterm-256color', LANG: 'C.UTF-8', LESS: '-RF', PAGER: 'less' }
  // As many characters as the screen holds: there is no window manager to enlarge the window.
  const xterm = spawn('xterm', [...look, '-geometry', '136x38+0+0', '-e', 'bash', '--rcfile', '.bashrc'], { cwd: folder, env, stdio: 'ignore' })
  const exit = once(xterm, 'exit')

  const tell = async (...args: string[]) => {
    const { exitCode, stderr } = await runCommand('xdotool', args, { env })
    if (exitCode !== 0) throw new Error(`xdotool ${args.join(' ')} failed: ${stderr}`)
  }
  await tell('search', '--sync', '--onlyvisible', '--class', 'xterm')
  // The keys go to the window below the pointer.
  await tell('mousemove', `${size.width * 0.6}`, `${size.height * 0.6}`)
  await pause(1_500)

  const type = (text: string) => tell('type', '--delay', '75', '--', text)
  const press = async (keys: string, times = 1, restMs = 700) => {
    for (let time = 0; time < times; time++) {
      await tell('key', keys)
      await pause(restMs)
    }
  }
  const run = async (command: string, restMs = 2_500) => {
    await type(command)
    await press('Return', 1, restMs)
  }
  return {
    walk: () => walk({ type, press, run, tell }),
    close: async () => {
      xterm.kill('SIGTERM')
      await exit
    },
  }
}

type Keyboard = {
  type: (text: string) => Promise<void>
  press: (keys: string, times?: number, restMs?: number) => Promise<void>
  /** Types a command, and reads what it says. */
  run: (command: string, restMs?: number) => Promise<void>
  tell: (...args: string[]) => Promise<void>
}

async function walk({ type, press, run, tell }: Keyboard): Promise<void> {
  await run('ls -l common', 3_000)
  await run('wc -l browser/*.ts | sort -n', 2_500)
  await run('git log --oneline', 2_500)
  await run('git log -p', 2_000)
  await press('space', 4, 1_700)
  await type('/Caret')
  await press('Return', 1, 1_800)
  await press('n', 2, 1_400)
  await press('q')
  await run('less common/InputHandler.ts', 1_800)
  await press('space', 4, 1_800)
  await type('/cursorPosition')
  await press('Return', 1, 1_800)
  await press('j', 12, 130)
  await press('q')
  await run("grep -rn 'private readonly' browser/services | head -30", 3_500)
  await run('top -d 1', 6_000)
  await press('q')
  await run('vim common/Color.ts', 2_000)
  await press('ctrl+d', 2, 1_500)
  await type('/export namespace css')
  await press('Return', 1, 1_200)
  await type('o// Colours come from the theme; the page may still name them in its own words.')
  await press('Escape', 1, 1_500)
  await type(':split common/Platform.ts')
  await press('Return', 1, 2_500)
  await press('ctrl+f', 1, 2_000)
  await type(':wqa')
  await press('Return', 1, 900)
  await run('clear && git diff --stat && git diff', 3_500)
  await run('head -30 README.md', 3_500)
  await run('du -ah common | sort -h | tail -30', 3_500)
  // The wheel shows again what has gone by.
  for (let turn = 0; turn < 8; turn++) await tell('click', '4')
  await pause(2_500)
  await run('clear && git show --stat HEAD~2', 4_000)
  await run('clear && tail -40 common/parser/EscapeSequenceParser.ts', 4_000)
  await run('git blame -s common/Platform.ts | head -60', 2_500)
  await run('git --help', 6_000)
}

export const terminal: Interface = {
  name: 'terminal',
  description: 'A terminal: listings, a history with patches, a pager, top and an editor, large light text on dark',
  ...{ width: 1920, height: 1080, frameRate: 30, durationSeconds: 120, version: 1 },
  sound: 'silence',
  open: openTerminal,
}
