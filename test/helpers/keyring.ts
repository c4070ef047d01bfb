/** @file A store for secrets as a Linux desktop has it: a session bus with GNOME's keyring on it, for tests where no desktop runs. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What a program needs in its environment to find the keyring; `end` logs out. */
export type Keyring = { env: Record<string, string>; end(): Promise<void> }

const attemptsAtMost = 200
const password = 'the password of this login'

/**
 * Logs in: begins a session bus, and unlocks the keyring of a home, which is made with the first login.
 * @param home folder of a user of its own.
 */
export async function logIn(home: string): Promise<Keyring> {
  const run = join(home, 'run')
  for (const folder of [home, run, join(home, 'share')]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  // What Electron asks for the kind of desktop that it is on, to know whose store to use.
  const folders = { XDG_RUNTIME_DIR: run, XDG_DATA_HOME: join(home, 'share'), XDG_CONFIG_HOME: join(home, 'config') }
  const session = { ...folders, XDG_CURRENT_DESKTOP: 'GNOME' }
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    env: { ...process.env, ...session, HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await firstWords(bus, 'dbus-daemon')
  const env = { ...session, DBUS_SESSION_BUS_ADDRESS: address }
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env, HOME: home },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin?.end(password)
  const end = async () => {
    for (const child of [daemon, bus]) await endProcess(child)
  }
  for (let attempt = 1; !isStoreThere(env); attempt += 1) {
    if (attempt < attemptsAtMost && daemon.exitCode === null) await wait(50)
    else {
      await end()
      throw new Error(`gnome-keyring-daemon is not on its bus (ended with ${daemon.exitCode}).`)
    }
  }
  return { env, end }
}

async function firstWords(child: ChildProcess, name: string): Promise<string> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${String(code)} before it was ready.`)))
  const said = child.stdout ? once(child.stdout, 'data').then(([piece]) => String(piece).trim()) : ended
  return Promise.race([said, ended])
}

function isStoreThere(env: Record<string, string>): boolean {
  const bus = 'org.freedesktop.DBus'
  const question = ['--session', '--print-reply=literal', `--dest=${bus}`, '/', `${bus}.NameHasOwner`, 'string:org.freedesktop.secrets']
  const { stdout } = spawnSync('dbus-send', question, { env: { ...process.env, ...env }, encoding: 'utf8' })
  return stdout.includes('true')
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}
