import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pathProblem, safeFileName, slug, uniqueNames } from '../../../electron/service/files/file-names.ts'

const hostile = [
  '',
  '.',
  '..',
  '../x',
  'a/../b',
  '/etc/passwd',
  'C:\\x',
  'c:/x',
  '\\\\server\\share',
  'a\\b',
  'a//b',
  'a/',
  'a\u0000b',
  'a\nb',
  'CON',
  'con.txt',
  'NUL',
  'a/nul.json',
  'COM1',
  'lpt9.log',
  'COM¹',
  'trailing.',
  'trailing ',
  'a<b',
  'a>b',
  'a:b',
  'a"b',
  'a|b',
  'a?b',
  'a*b',
  'x'.repeat(256),
  `${'d/'.repeat(501)}x`,
  '\u007f',
]
const unusual = [
  '-x $(touch y) \'q".mp4',
  '%03d.mp4',
  'ünï cödé.PDF',
  'e\u0301.txt',
  '株式会社.pdf',
  '😀.png',
  '\u202Egpj.exe',
  '...',
  '   ',
  '.htaccess',
  'a.tar.gz',
  'name.with.many.dots.json',
  'x'.repeat(255),
  'a\r\nBcc: x@example.com',
  'archive.ZIP',
  'file',
  '名前',
]

describe('a path out of an archive', () => {
  it.each(hostile)('is refused: %j', (path) => expect(pathProblem(path)).not.toBeNull())
  it.each(['files/recording.mp4', 'raw/1_c.txt', 'a b/c (1).txt', 'ü/é.txt', 'console.txt', 'files/…'])('is accepted: %j', (path) =>
    expect(pathProblem(path)).toBeNull(),
  )
})

describe('a safe file name', () => {
  it.each([...hostile, ...unusual])('is made of anything: %j', (name) => {
    for (const length of [10, 56, 60]) {
      const safe = safeFileName(name, length)
      expect(safe).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/)
      expect(safe.length).toBeLessThanOrEqual(length)
      expect(pathProblem(safe)).toBeNull()
    }
  })
  it('holds for any bytes', () => {
    for (let round = 0; round < 2_000; round += 1) {
      const name = randomBytes(1 + (round % 40)).toString(round % 2 ? 'latin1' : 'utf16le')
      expect(pathProblem(safeFileName(name)), JSON.stringify(name)).toBeNull()
    }
  })
  it('keeps what is already safe, and the extension of what is long', () => {
    expect(safeFileName('01-request_log.v2.zip')).toBe('01-request_log.v2.zip')
    expect(safeFileName(`${'x'.repeat(200)}.pdf`, 20)).toBe(`${'x'.repeat(16)}.pdf`)
    expect(safeFileName('Ünï cödé – ßpécial.PDF')).toBe('Uni-code-sspecial.PDF')
  })
})

it('a slug is lower case, short, and never empty', () => {
  expect(slug('  Ärzte & Söhne, Inc. ', 'x')).toBe('arzte-sohne-inc')
  expect(slug('株式会社', 'integrator')).toBe('integrator')
  expect(slug('a'.repeat(99), 'x')).toHaveLength(30)
})

it('unique names differ in more than case', () => {
  const unique = uniqueNames()
  expect(['a.txt', 'A.TXT', 'a.txt', 'a-2.txt', 'b'].map(unique)).toEqual(['a.txt', 'A-2.TXT', 'a-3.txt', 'a-2-2.txt', 'b'])
})
