/** @file A session bus of its own with a real notification daemon on it, and what is said to that. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type NotificationDaemon = {
  /** For the environment of whoever is to find the bus. */
  env: { DBUS_SESSION_BUS_ADDRESS: string }
  /** @returns title and body of everything that it was asked to show, in order. */
  shown(): { title: string; body: string }[]
  end(): Promise<void>
}

const isThere = (program: string) => spawnSync('which', [program]).status === 0
export const hasNotificationDaemon = ['dunst', 'dbus-daemon', 'dbus-monitor'].every(isThere)
if (!hasNotificationDaemon) console.warn('SKIPPED: no notification is seen without dunst, dbus-daemon and dbus-monitor (apt-get install dunst dbus).')

/** Starts the three, on the display that is there. */
export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'certpack-bus-'))
  const started: ChildProcess[] = []
  const start = (program: string, args: string[], env: NodeJS.ProcessEnv = process.env) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    started.push(child)
    return child
  }
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1', `--address=unix:dir=${folder}`])
  const address = (await firstOutput(bus)).trim()
  const env = { DBUS_SESSION_BUS_ADDRESS: address }
  const monitor = start('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications'"], { ...process.env, ...env })
  let heard = ''
  monitor.stdout?.on('data', (piece: Buffer) => (heard += piece.toString()))
  await firstOutput(monitor)
  start('dunst', [], { ...process.env, ...env })
  await untilOwned(env)
  return {
    env,
    shown: () => notificationsIn(heard),
    async end() {
      await Promise.all(started.toReversed().map(endOf))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}.`)))
    child.stdout?.once('data', (piece: Buffer) => resolve(piece.toString()))
  })
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill()
  })
}

/** Waits until the daemon has taken the name under which programs find it. */
async function untilOwned(env: Record<string, string>): Promise<void> {
  const bus = 'org.freedesktop.DBus'
  const asked = [
    '--session',
    '--print-reply',
    `--dest=${bus}`,
    '/org/freedesktop/DBus',
    `${bus}.NameHasOwner`,
    'string:org.freedesktop.Notifications',
  ]
  for (const endsAt = Date.now() + 20_000; Date.now() < endsAt;) {
    if (spawnSync('dbus-send', asked, { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout.includes('boolean true')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The notification daemon did not come up.')
}

/** `Notify` has the name of the program, a number, the name of a picture, the title and the body. */
function notificationsIn(heard: string): { title: string; body: string }[] {
  return heard
    .split(/^(?=method call|method return|signal|error)/m)
    .filter((message) => message.startsWith('method call') && message.includes('member=Notify\n'))
    .map((message) => {
      const [, , title = '', body = ''] = [...message.matchAll(/^ {3}string "(.*)"$/gm)].map(([, text = '']) => text)
      return { title, body }
    })
}
