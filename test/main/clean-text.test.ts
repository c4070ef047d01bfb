import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cleanText } from '../../electron/main/clean-text.ts'
import { openLogFile } from '../../electron/main/log-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'certpack-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a text that is passed on', () => {
  test.each([
    ['/home/mara/clients/acme/demo.mp4 cannot be read', '~/clients/acme/demo.mp4 cannot be read'],
    ['C:\\Users\\Mara Lindt\\Videos', '~\\Videos'],
    ['file:///C:/Users/Mara%20Lindt/Videos', 'file:///~/Videos'],
    ['/data/certpack/profile/data/work', '~/data/work'],
  ])('names no folder of the user: %s', (text, clean) => {
    expect(cleanText(text, ['/home/mara', 'C:\\Users\\Mara Lindt', '/data/certpack/profile'])).toBe(clean)
  })

  test.each([
    'Authorization: Bearer eyJ0eXAiOiJNVCIsImFsZyI6IlJTMjU2In0',
    '{"password":"hunter2"}',
    'token=8f14e45f',
    'hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'sent to mara.lindt@example.com',
    'integrator key 0a5b1f9e-9a2d-4a3e-8d3e-3b8f1c0a77aa',
  ])('holds no secret and no address: %s', (text) => {
    expect(cleanText(text, [])).not.toMatch(/eyJ0|hunter2|8f14e45f|9f86d081|mara|0a5b1f9e/)
  })

  test('keeps what helps', () => {
    const trace = 'Error: SQLITE_FULL: database or disk is full\n    at Object.run (app.asar/out/service/utility.js:12:345)'
    expect(cleanText(trace, ['/home/mara'])).toBe(trace)
  })
})

describe('the log', () => {
  test('is clean, has the time, and its last lines are at hand', () => {
    const log = openLogFile(folder, ['/home/mara'], () => Date.UTC(2026, 10, 24, 9, 30))
    log.write('[main] /home/mara/x is gone\n')
    log.write('[service] second')
    expect(readFileSync(log.path, 'utf8')).toBe('2026-11-24T09:30:00.000Z [main] ~/x is gone\n2026-11-24T09:30:00.000Z [service] second\n')
    expect(log.tail(1)).toEqual(['2026-11-24T09:30:00.000Z [service] second'])
  })

  test('never grows beyond two files of a megabyte', () => {
    const log = openLogFile(folder, [])
    for (let line = 0; line < 3_000; line += 1) log.write('word '.repeat(200))
    expect(readdirSync(folder).toSorted()).toEqual(['certpack.1.log', 'certpack.log'])
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).length).toBeLessThan(1_010_000)
  })

  test('that cannot be written stops nobody', () => {
    const log = openLogFile('/dev/null/logs', [])
    log.write('lost')
    expect(log.tail(5)).toEqual([])
  })
})
