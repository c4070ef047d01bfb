/** @file Takes on the disk: what a crash, a foreign hand or a second window may leave there. */
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maxPieceBytes } from '#shared/domain/takes.ts'
import { createTakeDesk, type TakeDesk } from '../../../electron/service/takes/take-desk.ts'
import { aboutTake, takeFile } from '../../helpers/takes.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const submissionId = randomUUID()
let dataDir: string
let desk: TakeDesk
let changes: number

beforeEach(() => {
  dataDir = temporaryFolder()
  desk = startDesk()
})

afterEach(() => desk.close())

function startDesk(): TakeDesk {
  changes = 0
  return createTakeDesk({ dataDir, now: () => 1_000, log: () => undefined, emit: () => (changes += 1) })
}

const piece = (index: number, bytes = 10) => ({ index, atMs: (index + 1) * 1_000, bytes: new Uint8Array(bytes).fill(65 + index) })
const only = async () => (await desk.list(submissionId))[0]

async function takeOf(pieces: number): Promise<string> {
  const { id } = await desk.begin(submissionId, aboutTake)
  for (let index = 0; index < pieces; index += 1) await desk.append(id, piece(index))
  return id
}

/** As if the service had been killed: nothing of its memory is left. */
async function restart(): Promise<void> {
  await desk.close()
  desk = startDesk()
}

describe('a take', () => {
  it('holds its pieces in order, each once', async () => {
    const id = await takeOf(2)
    expect(await desk.append(id, piece(0))).toBe(2)
    expect(await desk.append(id, piece(1, 99))).toBe(2)
    await expect(desk.append(id, piece(3))).rejects.toMatchObject({ code: 'bad-input' })
    expect(await desk.append(id, piece(2))).toBe(3)
    expect(readFileSync(takeFile(dataDir, id), 'latin1')).toBe('A'.repeat(10) + 'B'.repeat(10) + 'C'.repeat(10))
    expect(await only()).toMatchObject({ state: 'recording', durationMs: 3_000, bytes: 30 })
  })
  it('takes the pieces of two windows at once one after the other', async () => {
    const id = await takeOf(0)
    const answers = await Promise.allSettled([0, 0, 1, 1, 2, 2].map((index) => desk.append(id, piece(index))))
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value)).toEqual([1, 1, 2, 2, 3, 3])
    expect(statSync(takeFile(dataDir, id)).size).toBe(30)
  })
  it('is interrupted by a restart, and goes on as if there had been none', async () => {
    const id = await takeOf(2)
    await desk.note(id, { kind: 'marks', marks: [{ atMs: 5, title: 'Sent', flow: 'normal', scene: '' }] })
    await restart()
    expect(await only()).toMatchObject({ state: 'interrupted', durationMs: 2_000, marks: [{ title: 'Sent' }] })
    expect(await desk.append(id, piece(1))).toBe(2)
    expect(await desk.append(id, piece(2))).toBe(3)
    expect(await only()).toMatchObject({ state: 'recording', bytes: 30 })
  })
  it('is interrupted when its window goes, and tells so', async () => {
    const window = new AbortController()
    const { id } = await desk.begin(submissionId, aboutTake, window.signal)
    await desk.append(id, piece(0), window.signal)
    const before = changes
    window.abort()
    await expect.poll(async () => (await only())?.state).toBe('interrupted')
    expect(changes).toBe(before + 1)
  })
  it('ends once, also after a restart; its end stays the one that it was', async () => {
    const id = await takeOf(1)
    await restart()
    expect(await desk.end(id, 1_500, 'The disk is full.')).toMatchObject({ state: 'finished', durationMs: 1_500, reason: 'The disk is full.' })
    expect(await desk.end(id, 9_999, '')).toMatchObject({ durationMs: 1_500 })
    await expect(desk.append(id, piece(1))).rejects.toMatchObject({ code: 'blocked' })
    expect(await desk.append(id, piece(0))).toBe(1)
    expect(await desk.note(id, { kind: 'title', title: 'Renamed' })).toMatchObject({ title: 'Renamed', state: 'finished' })
  })
  it('that was removed can be restored until the next start', async () => {
    const id = await takeOf(1)
    await expect(desk.remove(id)).rejects.toMatchObject({ code: 'blocked' })
    await desk.end(id, 1_000, '')
    await desk.remove(id)
    expect(await desk.list(submissionId)).toEqual([])
    await expect(desk.media(id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await desk.restore(id)).toMatchObject({ id, state: 'finished' })
    expect(await desk.restore(id)).toMatchObject({ id })
    await desk.remove(id)
    await restart()
    await expect(desk.restore(id)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what a kill leaves behind', () => {
  it('a piece without its line is cut off', async () => {
    const id = await takeOf(2)
    await restart()
    appendFileSync(takeFile(dataDir, id), 'never acknowledged')
    expect(await desk.append(id, piece(2))).toBe(3)
    expect(readFileSync(takeFile(dataDir, id), 'latin1')).toBe('A'.repeat(10) + 'B'.repeat(10) + 'C'.repeat(10))
  })
  it('a torn line is written anew', async () => {
    const id = await takeOf(2)
    await restart()
    truncateSync(takeFile(dataDir, id, 'journal.jsonl'), statSync(takeFile(dataDir, id, 'journal.jsonl')).size - 3)
    expect(await only()).toMatchObject({ bytes: 10 })
    await desk.append(id, piece(1))
    await restart()
    expect(await only()).toMatchObject({ bytes: 20, durationMs: 2_000 })
  })
  it('a file with more than one piece that the journal does not know is not cut', async () => {
    const id = await takeOf(1)
    await restart()
    appendFileSync(takeFile(dataDir, id), Buffer.alloc(maxPieceBytes + 1))
    await expect(desk.append(id, piece(1))).rejects.toMatchObject({ code: 'file-changed' })
    expect((await desk.media(id)).take.bytes).toBe(10)
    expect(statSync(takeFile(dataDir, id)).size).toBe(maxPieceBytes + 11)
  })
})

describe('a foreign hand', () => {
  it('that shortened the file makes the take what is there, and it says so', async () => {
    const id = await takeOf(3)
    await desk.end(id, 3_100, '')
    truncateSync(takeFile(dataDir, id), 25)
    expect(await only()).toMatchObject({ bytes: 20, durationMs: 2_000, state: 'finished', reason: expect.stringContaining('lost its end') })
  })
  it.each([
    ['deleted it', (path: string) => rmSync(path)],
    [
      'put a link in its place',
      (path: string) => {
        rmSync(path)
        symlinkSync('/etc/passwd', path)
      },
    ],
  ])('that %s leaves a take that holds nothing', async (_, harm) => {
    const id = await takeOf(1)
    await restart()
    harm(takeFile(dataDir, id))
    expect(await only()).toMatchObject({ bytes: 0, durationMs: 0 })
    await expect(desk.media(id)).rejects.toMatchObject({ code: 'file-missing' })
    await expect(desk.append(id, piece(1))).rejects.toMatchObject({ code: expect.stringMatching(/^(bad-input|file-unreadable)$/) as string })
  })
  it('that put other things there hides no take and loses none of them', async () => {
    const id = await takeOf(1)
    const root = join(dataDir, 'takes')
    writeFileSync(join(root, 'notes.txt'), 'mine')
    writeFileSync(join(root, randomUUID()), 'a file with the name of a take')
    mkdirSync(join(root, randomUUID()))
    const spoilt = join(root, randomUUID())
    mkdirSync(join(spoilt, 'journal.jsonl'), { recursive: true })
    await restart()
    expect((await desk.list(submissionId)).map((take) => take.id)).toEqual([id])
    expect([existsSync(join(root, 'notes.txt')), existsSync(spoilt)]).toEqual([true, true])
  })
  it.each(['../../etc', '..', '', 'removed', 'C:\\x', `${randomUUID()}/..`, randomUUID().toUpperCase(), randomUUID()])(
    'finds nothing by the id %j',
    async (takeId) => {
      for (const call of [
        () => desk.append(takeId, piece(0)),
        () => desk.end(takeId, 0, ''),
        () => desk.remove(takeId),
        () => desk.restore(takeId),
        () => desk.media(takeId),
        () => desk.note(takeId, { kind: 'title', title: 'x' }),
      ])
        await expect(call()).rejects.toMatchObject({ code: 'not-found' })
    },
  )
})
