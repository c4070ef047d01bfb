/** @file Gives each file of end-to-end tests a display of its own where there is none, so that two run at a time and none sees the other's windows. */
import { spawn } from 'node:child_process'
import { afterAll } from 'vitest'
import { hasDisplay } from '../../build/chromium-arguments.ts'

if (!hasDisplay()) {
  const { display, end } = await startDisplay()
  process.env.DISPLAY = display
  afterAll(end)
}

/** @returns as in `:7`, and what ends the display. @throws when Xvfb cannot be started. */
async function startDisplay(): Promise<{ display: string; end: () => void }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const end = () => {
    server.kill()
    delete process.env.DISPLAY
  }
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`)))
    // It says the number once it takes connections.
    server.stdio[3]?.once('data', (piece: Buffer) => resolve(piece.toString().trim()))
  })
  return { display: `:${number}`, end }
}
