import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { projectRoot } from '../../../build/project.ts'
import { curlText, soapText } from '../../fixtures/traces/three-forms.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

type Result = {
  exchanges?: number
  files?: { source: string; redacted: string }[]
  error?: { code: string; message: string; fix: string }
}

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(join(folder, 'in/sub/.hidden'), { recursive: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

function trace(...args: string[]) {
  const entry = join(projectRoot, 'electron/service/cli.ts')
  const { status, stdout } = spawnSync(process.execPath, [entry, 'trace', '--json', ...args], { cwd: folder, encoding: 'utf8' })
  return { status, result: JSON.parse(stdout) as Result }
}

it('files of one name keep apart, and hidden ones are no traces', () => {
  put('in/a.log', curlText())
  put('in/sub/a.log', soapText())
  put('in/sub/.hidden/b.log', curlText())
  const { result } = trace('in', '--out', 'out')
  expect(result.files?.map(({ source }) => source)).toEqual(['in/a.log', 'in/sub/a.log'])
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a-2.log', 'a.log', 'redactions.json'])
})

it('what an earlier run put below the folder is neither read nor replaced', () => {
  put('in/a.log', curlText())
  trace('in', '--out', 'in/out')
  const before = readFileSync(join(folder, 'in/out/a.log'))
  const again = trace('in', '--out', 'in/out')
  expect([again.status, again.result.error?.code, again.result.error?.message]).toEqual([2, 'bad-input', expect.stringContaining('redactions.json')])
  expect(readFileSync(join(folder, 'in/out/a.log')).equals(before)).toBe(true)
  expect(trace('in', '--out', 'in/other').result.files?.map(({ source }) => source)).toContain('in/a.log')
})

it('a file of the user that has the name of a copy stays as it is', () => {
  put('in/a.log', curlText())
  const { status, result } = trace('in/a.log', '--out', 'in')
  expect([status, result.error?.message]).toEqual([2, expect.stringContaining('a.log is there already')])
  expect(readFileSync(join(folder, 'in/a.log'), 'utf8')).toBe(curlText())
  expect(existsSync(join(folder, 'in/redactions.json'))).toBe(false)
})

it('where nothing can be read, the reason is told for every file and no folder is made', () => {
  put('in/a.txt', 'Nothing happened.\n')
  put('in/b.txt', 'Nor here.\n')
  const { status, result } = trace('in', '--out', 'out')
  expect([status, result.error?.code]).toEqual([2, 'file-unsupported'])
  for (const name of ['"a.txt"', '"b.txt"']) expect(result.error?.message).toContain(name)
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

it.each([['in/sub'], ['gone.har']])('%s is bad input', (name) => {
  expect(trace(name, '--out', 'out').status).toBe(2)
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

it('the record of two logs has no hash in common that could be looked up', () => {
  const hashes = (name: string, text: string) => {
    put(name, text)
    trace(name, '--out', `${name}.out`)
    const record = readFileSync(join(folder, `${name}.out`, 'redactions.json'), 'utf8')
    return [...record.matchAll(/"valueHash": "([0-9a-f]+)"/g)].map(([, hash]) => hash ?? '')
  }
  const one = hashes('one.log', curlText())
  const other = hashes('other.log', `${curlText()}\n\n`)
  expect(one.length).toBeGreaterThan(0)
  expect(one.filter((hash) => other.includes(hash))).toEqual([])
  expect(one).toEqual(hashes('same.log', curlText()))
})
