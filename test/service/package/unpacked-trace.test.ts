import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unpackedTrace } from '../../../electron/service/package/traces-zip.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { zipOf } from '../../helpers/zip-of.ts'

it('members go into the package under names that every disk takes, and none takes the place of another', async () => {
  const names = ['00_OK_Get Envelope.txt', 'A.txt', 'a.txt', 'con.txt', 'end .txt ', 'raw/q?.txt', '_index.htm']
  const path = join(temporaryFolder(), '01-log.zip')
  writeFileSync(path, await zipOf(names.map((name) => ({ name, content: name }))))
  const members = await unpackedTrace(path, '01-log.zip')
  expect(members.map(({ name }) => name)).toEqual([
    '01-log/00_OK_Get Envelope.txt',
    '01-log/A.txt',
    '01-log/a-2.txt',
    '01-log/file-con.txt',
    '01-log/end.txt',
    '01-log/raw/q.txt',
  ])
  expect(members.map((member) => readFileSync(member.path, 'utf8'))).toEqual(names.slice(0, -1))
})
