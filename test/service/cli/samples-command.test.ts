import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { projectRoot } from '../../../build/project.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

type Checked = { steps: { id: string; status: string }[]; findings: { rule: string; waiver?: object }[] }

function certpack(...args: string[]) {
  const entry = join(projectRoot, 'electron', 'service', 'cli.ts')
  return spawnSync(process.execPath, [entry, ...args], { cwd: join(projectRoot, 'resources'), encoding: 'utf8' })
}

test.each([
  ['submission.json', false, []],
  ['soap-polling.json', true, []],
  ['rest-waiver.json', false, ['R7.3']],
])('check knows a document of a folder that has several: %s', (document, hasDryRun, waived) => {
  const { stdout } = certpack('check', join('sample', document), '--json')
  const { steps, findings } = JSON.parse(stdout) as Checked
  expect(steps.find(({ id }) => id === 'dry-run')?.status !== 'Not applicable').toBe(hasDryRun)
  expect(findings.filter(({ waiver }) => waiver).map(({ rule }) => rule)).toEqual(waived)
})

test('what is no document of a submission is named', () => {
  expect(certpack('check', 'rules.json').stderr).toContain('rules.json in "resources" is not a submission')
  expect(certpack('check', join('sample', 'absent.json')).stderr).toContain('"sample" holds no absent.json.')
})

test('demo names its samples, and refuses another', () => {
  const refused = certpack('demo', '--out', temporaryFolder(), '--sample', 'another')
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('Allowed choices are rest, soap, waiver.')])
})
