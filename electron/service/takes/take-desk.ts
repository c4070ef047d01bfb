/** @file All takes: what lies on the disk, which of them are being recorded, and one thing at a time for each. Service process. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { mkdir, rename, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { Take, TakeAbout } from '#shared/domain/takes.ts'
import { describeFileError } from '../files/regular-file.ts'
import { syncFolder } from '../files/write-durably.ts'
import type { Emit } from '../serve.ts'
import { createTakeFolder, openLiveTake, type LiveTake } from './live-take.ts'
import { cutMedia, listTakeIds, readTakeFolder, takeFolder, toTake, unknownTake, type StoredTake } from './take-folder.ts'
import { mediaBytesOf, nextIndexOf, type JournalEntry } from './take-journal.ts'
import { createTurns } from './turns.ts'

export type TakeDesk = {
  /** @returns the takes of a submission, oldest first. */
  list(submissionId: string): Promise<Take[]>
  freeBytes(): Promise<number>
  /** @param holder aborts when the window that records has gone; the take is interrupted then. */
  begin(submissionId: string, about: TakeAbout, holder?: AbortSignal): Promise<Take>
  /** Goes on with an interrupted take just so. @returns the index of the piece that is wanted next. @throws as {@link LiveTake} */
  append(takeId: string, piece: { index: number; atMs: number; bytes: Uint8Array }, holder?: AbortSignal): Promise<number>
  note(takeId: string, entry: Extract<JournalEntry, { kind: 'marks' | 'title' }>): Promise<Take>
  end(takeId: string, durationMs: number, reason: string): Promise<Take>
  remove(takeId: string): Promise<void>
  restore(takeId: string): Promise<Take>
  /** @throws UserError `not-found`, `blocked` while it is being recorded, `file-missing` when it holds nothing */
  media(takeId: string): Promise<{ take: Take; path: string }>
  close(): Promise<void>
}

type DeskOptions = { dataDir: string; now: () => number; log: (message: string) => void; emit: Emit }
type Held = { live: LiveTake; holder: AbortSignal | undefined; letGo: () => void }

/** Removed takes of an earlier run are gone for good. */
export function createTakeDesk({ dataDir, now, log, emit }: DeskOptions): TakeDesk {
  const root = join(dataDir, 'takes')
  const removedRoot = join(root, 'removed')
  try {
    rmSync(removedRoot, { recursive: true, force: true })
    mkdirSync(root, { recursive: true })
  } catch (error) {
    log(`The folder of takes cannot be used: ${String(error)}`)
  }

  const held = new Map<string, Held>()
  const inTurn = createTurns()
  const told = new Set<string>()

  function tellOnce(takeId: string): void {
    if (!told.has(takeId)) log(`The journal of the take ${takeId} cannot be read.`)
    told.add(takeId)
  }

  async function requireStored(takeId: string): Promise<StoredTake> {
    const stored = await readTakeFolder(takeFolder(root, takeId))
    if (!stored) throw unknownTake()
    return stored
  }

  /** From now on the take is being recorded, until its holder goes (which it may have done already). */
  function hold(takeId: string, live: LiveTake, holder: AbortSignal | undefined): void {
    held.get(takeId)?.letGo()
    if (!held.has(takeId)) changed(live.record().submissionId)
    const release = () => void inTurn(takeId, () => letGo(takeId))
    holder?.addEventListener('abort', release, { once: true })
    held.set(takeId, { live, holder, letGo: () => holder?.removeEventListener('abort', release) })
    if (holder?.aborted) release()
  }

  async function letGo(takeId: string): Promise<void> {
    const take = held.get(takeId)
    if (!take) return
    held.delete(takeId)
    take.letGo()
    await take.live.close()
    changed(take.live.record().submissionId)
  }

  const changed = (id: string) => emit('take.changed', { id })

  /** Writes into a take that is being recorded, or opens it for as long as that takes. */
  async function withOpen(takeId: string, work: (live: LiveTake) => Promise<void>): Promise<Take> {
    const live = held.get(takeId)?.live ?? (await openLiveTake(await requireStored(takeId)))
    try {
      await work(live)
      return toTake(takeId, { record: live.record(), isShort: live.isShort }, held.has(takeId))
    } finally {
      if (!held.has(takeId)) await live.close()
    }
  }

  async function move(takeId: string, from: string, to: string): Promise<void> {
    try {
      await mkdir(to, { recursive: true })
      await rename(takeFolder(from, takeId), takeFolder(to, takeId))
      await syncFolder(from)
      await syncFolder(to)
    } catch (error) {
      throw describeFileError(error, join(to, takeId))
    }
  }

  return {
    async list(submissionId) {
      const takes: Take[] = []
      for (const takeId of await listTakeIds(root)) {
        const live = held.get(takeId)?.live
        const stored = live ? { record: live.record(), isShort: live.isShort } : await readTakeFolder(join(root, takeId))
        if (!stored) tellOnce(takeId)
        else if (stored.record.submissionId === submissionId) takes.push(toTake(takeId, stored, live !== undefined))
      }
      return takes.sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
    },

    async freeBytes() {
      const { bavail, bsize } = await statfs(root).catch(() => statfs(dataDir))
      return bavail * bsize
    },

    begin(submissionId, about, holder) {
      const takeId = randomUUID()
      return inTurn(takeId, async () => {
        await createTakeFolder(takeFolder(root, takeId), { kind: 'begin', submissionId, startedAtMs: now(), about })
        hold(takeId, await openLiveTake(await requireStored(takeId)), holder)
        return toTake(takeId, await requireStored(takeId), true)
      })
    },

    append: (takeId, { index, atMs, bytes }, holder) =>
      inTurn(takeId, async () => {
        const live = held.get(takeId)?.live ?? (await openLiveTake(await requireStored(takeId)))
        try {
          await live.append(index, atMs, bytes)
          const isHeld = held.has(takeId) && held.get(takeId)?.holder === holder
          if (!isHeld && !live.record().end) hold(takeId, live, holder)
          return nextIndexOf(live.record())
        } finally {
          if (!held.has(takeId)) await live.close()
        }
      }),

    note: (takeId, entry) =>
      inTurn(takeId, async () => {
        const take = await withOpen(takeId, (live) => live.note(entry))
        changed(take.submissionId)
        return take
      }),

    end: (takeId, durationMs, reason) =>
      inTurn(takeId, async () => {
        // A page that had no answer asks again: the end stays the one that it was.
        const ended = await withOpen(takeId, async (live) => {
          if (!live.record().end) await live.note({ kind: 'end', durationMs, reason })
        })
        if (held.has(takeId)) await letGo(takeId)
        else changed(ended.submissionId)
        return { ...ended, state: 'finished' as const }
      }),

    remove: (takeId) =>
      inTurn(takeId, async () => {
        const { record } = await requireStored(takeId)
        if (held.has(takeId)) throw isRecording(record.about.title, 'Stop the recording first.')
        await move(takeId, root, removedRoot)
        changed(record.submissionId)
      }),

    restore: (takeId) =>
      inTurn(takeId, async () => {
        if (await readTakeFolder(takeFolder(removedRoot, takeId))) await move(takeId, removedRoot, root)
        const stored = await requireStored(takeId)
        changed(stored.record.submissionId)
        return toTake(takeId, stored, held.has(takeId))
      }),

    media: (takeId) =>
      inTurn(takeId, async () => {
        const stored = await requireStored(takeId)
        const take = toTake(takeId, stored, held.has(takeId))
        if (held.has(takeId)) throw isRecording(take.title, 'Stop the recording first.')
        if (mediaBytesOf(stored.record) === 0)
          throw new UserError('file-missing', `The take ${JSON.stringify(take.title)} holds nothing.`, 'Remove it, or record it again.')
        return { take, path: await cutMedia(stored) }
      }),

    async close() {
      await Promise.allSettled([...held.keys()].map((takeId) => inTurn(takeId, () => letGo(takeId))))
    },
  }
}

function isRecording(title: string, fix: string): UserError {
  return new UserError('blocked', `The take ${JSON.stringify(title)} is being recorded.`, fix)
}
