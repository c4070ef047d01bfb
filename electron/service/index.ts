/** @file The service: everything Certpack does, as plain Node. The application, the tests and the sample use this one factory. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Contract, HostContract, Events, Handlers, Notice } from '#shared/contract/contract.ts'
import type { StoredSubmission } from '#shared/contract/storage-calls.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { backUp } from './database/backup.ts'
import { createCalendarChanges, type CalendarChanges } from './calendar/calendar-changes.ts'
import { openDatabase } from './database/open.ts'
import { storedSubmissions } from './database/stored-copies.ts'
import { createGrants } from './files/grants.ts'
import { createCalendarHandlers } from './handlers/calendar-handlers.ts'
import { createEditHandlers } from './handlers/edit-handlers.ts'
import { createPackageHandlers } from './handlers/package-handlers.ts'
import { createQuestionnaireHandlers } from './handlers/questionnaire-handlers.ts'
import { createReviewHandlers } from './handlers/review-handlers.ts'
import { createRoundHandlers } from './handlers/round-handlers.ts'
import { createSettingsHandlers } from './handlers/settings-handlers.ts'
import { createSigningHandlers, createSigningHostHandlers } from './handlers/signing-handlers.ts'
import { createStorageHandlers } from './handlers/storage-handlers.ts'
import { createSubmissionHandlers } from './handlers/submission-handlers.ts'
import { createTakeHandlers } from './handlers/take-handlers.ts'
import { createTraceHandlers } from './handlers/trace-handlers.ts'
import { createVideoHandlers } from './handlers/video-handlers.ts'
import { localDay } from './local-day.ts'
import { createRunningCalls } from './running-calls.ts'
import type { Emit, Subscribe } from './serve.ts'
import { createRounds, type Rounds } from './rounds/rounds.ts'
import { createSigningKeys, type SigningKeys } from './signing/signing-keys.ts'
import { createFileStore, type FileStore } from './submissions/file-store.ts'
import { createSubmissions, type Submissions } from './submissions/repository.ts'
import { createSettings, type SettingsStore } from './submissions/settings.ts'
import type { Grants } from './files/grants.ts'
import { playableBytes } from './takes/playable-bytes.ts'
import { createTakeDesk, type TakeDesk } from './takes/take-desk.ts'
import { createTraceDesk, type TraceDesk } from './traces/trace-desk.ts'
import { killLeftovers } from './video/leftovers.ts'
import { locateFfmpeg, type FfmpegTools } from './video/locate-ffmpeg.ts'
import { createStudies, type Studies } from './video/studies.ts'

export type ServiceOptions = {
  /** Folder for everything the application keeps. */
  dataDir: string
  /** Folder of what ships as data; `sample/` is below it. */
  resourcesDir: string
  /** The current instant in milliseconds. */
  now: () => number
  log: (message: string) => void
  /** Ends the service so that it is started again; without it, what needs that waits for the next start. */
  restart?: () => void
}

/** What the handlers share. */
export type ServiceParts = Omit<ServiceOptions, 'restart'> & {
  restart: () => void
  /** The open database, for whoever copies it or compares it with a copy. */
  database: { backUp(): Promise<boolean>; submissions(): StoredSubmission[] }
  submissions: Submissions
  settings: SettingsStore
  calendarChanges: CalendarChanges
  files: FileStore
  rounds: Rounds
  grants: Grants
  signingKeys: SigningKeys
  /** Folder for work in progress; emptied at every start. */
  workDir: string
  tools: () => Promise<FfmpegTools>
  studies: Studies
  traceDesk: TraceDesk
  takes: TakeDesk
  emit: Emit
  /** The current day in the machine's time zone, `YYYY-MM-DD`. */
  today: () => string
}

export type Service = {
  handlers: Handlers<Contract, AbortSignal>
  hostHandlers: Handlers<HostContract, AbortSignal>
  subscribe: Subscribe
  close(): Promise<void>
}

const backupEveryMs = 10 * 60 * 1000
/** How long cancelled work may take to clean up before the database is closed all the same. */
const stopAtMostMs = 3_000

/**
 * @throws UserError `database-newer`, `database-locked`, `disk-full`, `file-unreadable` when the data folder cannot be used.
 */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { dataDir, now, log } = options
  const { database, backupFolder, notices } = await openDatabase(dataDir, now())
  const workDir = join(dataDir, 'work')
  // What an interrupted run left behind: its encoder first, then its unfinished files. The lock makes sure that no one else works here.
  killLeftovers(workDir, log)
  for (const leftover of [workDir, join(dataDir, 'files', 'incoming')]) rmSync(leftover, { recursive: true, force: true })
  mkdirSync(workDir, { recursive: true })

  const listeners = new Set<(name: string, value: unknown) => void>()
  const emit: Emit = (name: keyof Events, value: unknown) => listeners.forEach((listener) => listener(name, value))
  const settings = createSettings(database)
  const pendingNotices: Notice[] = [...notices]

  const files = createFileStore(dataDir)
  const parts: ServiceParts = {
    ...options,
    restart: options.restart ?? (() => undefined),
    database: { backUp: () => backUp(database, backupFolder, now()), submissions: () => storedSubmissions(database) },
    submissions: createSubmissions(database, now),
    settings,
    calendarChanges: createCalendarChanges(database, now),
    files,
    rounds: createRounds({ database, dataDir, workDir, files, now }),
    grants: createGrants(),
    signingKeys: createSigningKeys(dataDir),
    workDir,
    tools: () => locateFfmpeg({ ffmpegPath: settings.get().ffmpegPath, ffprobePath: settings.get().ffprobePath, resourcesDir: options.resourcesDir }),
    studies: createStudies(workDir),
    traceDesk: createTraceDesk({ files, workDir }),
    takes: createTakeDesk({ dataDir, now, log, emit }),
    emit,
    today: () => localDay(now()),
  }

  // A backup that fails (no room on the disk) must not keep anyone from what is saved.
  const tryBackUp = async () => void (await backUp(database, backupFolder, now()).catch((error: unknown) => log(`Backup failed: ${String(error)}`)))
  await tryBackUp()
  const backupTimer = setInterval(() => void tryBackUp(), backupEveryMs)
  backupTimer.unref()

  const calls = createRunningCalls()
  let closed: Promise<void> | undefined
  async function end(): Promise<void> {
    clearInterval(backupTimer)
    await calls.stop(stopAtMostMs)
    await parts.takes.close()
    await tryBackUp()
    database.pragma('optimize')
    database.close()
  }
  const close = () => (closed ??= end())

  return {
    handlers: calls.watch<Contract>({
      'app.info': async () => ({ version: packageJson.version, dataDir, ffmpeg: await describeTools(parts), notices: pendingNotices }),
      'notice.dismiss': async () => {
        pendingNotices.length = 0
        return {}
      },
      ...createSettingsHandlers(parts),
      ...createSubmissionHandlers(parts),
      ...createTraceHandlers(parts),
      ...createVideoHandlers(parts),
      ...createEditHandlers(parts),
      ...createTakeHandlers(parts),
      ...createReviewHandlers(parts),
      ...createPackageHandlers(parts),
      ...createCalendarHandlers(parts),
      ...createRoundHandlers(parts),
      ...createSigningHandlers(parts),
      ...createStorageHandlers(parts),
      ...createQuestionnaireHandlers(parts),
    }),
    hostHandlers: {
      'grant.add': async ({ path }) => parts.grants.add(path),
      'grant.path': async ({ grantId }) => ({ path: parts.grants.path(grantId) }),
      'file.path': async ({ sha256 }) => ({ path: parts.files.has(sha256) ? parts.files.path(sha256) : null }),
      'take.path': async ({ takeId }) => {
        const found = await parts.takes.media(takeId).catch(() => null)
        return found && { path: found.path, bytes: await playableBytes(found.path, found.take.bytes) }
      },
      ...createSigningHostHandlers(parts),
      'app.versions': async () => ({
        node: process.versions.node,
        sqlite: z.string().parse(database.prepare('SELECT sqlite_version()').pluck().get()),
        ffmpeg: (await describeTools(parts)).version,
      }),
      'service.close': async () => {
        await close()
        return {}
      },
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close,
  }
}

async function describeTools(parts: ServiceParts): Promise<{ source: string; version: string; problem: string }> {
  try {
    const tools = await parts.tools()
    return { source: tools.source, version: tools.version, problem: '' }
  } catch (error) {
    return { source: '', version: '', problem: error instanceof Error ? error.message : String(error) }
  }
}
