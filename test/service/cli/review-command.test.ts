import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { projectRoot } from '../../../build/project.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { makeTextRecording } from '../../helpers/text-recording.ts'

const entry = join(projectRoot, 'electron/service/cli.ts')
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
const line = (y: number, text: string) => ({ text, x: 40, y, size: 16, from: 0, to: 2 })
const lines = [
  line(40, 'Leasing Portal'),
  line(120, 'Password: Winter-Rain-4721'),
  line(200, 'Error: the envelope has no subject'),
  line(280, 'ada@acme-trading.com'),
]

it('tells what it finds, with secrets masked, and talks to nobody on a network (that is skipped without strace)', async () => {
  const folder = temporaryFolder()
  const video = await makeTextRecording(folder, 'recording.mp4', 2, lines, '640x360')
  writeFileSync(join(folder, 'marks.json'), JSON.stringify([{ atMs: 0, title: 'Refused', flow: 'exception' }]))
  const review = [process.execPath, entry, 'review', video, '--json', '--marks', join(folder, 'marks.json'), '--keep', 'ada@acme-trading.com']
  const trace = join(folder, 'network.txt')
  const [command = '', ...args] = hasStrace ? ['strace', '-f', '--seccomp-bpf', '-o', trace, '-e', 'trace=network', ...review] : review
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  const { findings, words } = JSON.parse(stdout) as { findings: ScreenFinding[]; words: number }
  // An error of an exception flow is expected, and the persona is known.
  expect(findings.map(({ label, excerpt }) => [label, excerpt])).toEqual([['Password', 'Wint…']])
  expect(words).toBeGreaterThan(8)
  expect(status).toBe(1)
  if (!hasStrace) return
  const calls = readFileSync(trace, 'utf8')
  expect(calls).toContain('AF_UNIX')
  expect(calls).not.toContain('AF_INET')
})

test.each([
  ['no recording', 'text.mp4', 'file-unsupported'],
  ['nothing', 'absent.mp4', 'file-missing'],
])('%s is bad input', (_, name, code) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'text.mp4'), 'no recording')
  const { status, stdout } = spawnSync(process.execPath, [entry, 'review', '--json', join(folder, name)], { encoding: 'utf8' })
  expect({ status, code: (JSON.parse(stdout) as { error: { code: string } }).error.code }).toEqual({ status: 2, code })
})
