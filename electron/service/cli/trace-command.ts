/** @file `certpack trace`: reads traces of any form, takes secrets out, and checks them as a reviewer would. */
import { lstat, readdir, rename, stat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { isBlocker, runRules, type Finding } from '#shared/domain/findings.ts'
import { tracesStep } from '#shared/domain/steps/06-traces.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import { daysOf } from '#shared/domain/traces/countable.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { safeFileName, uniqueNames } from '../files/file-names.ts'
import { hashFile } from '../files/hash-file.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { prepareSection } from '../traces/prepare-submission.ts'
import { commandLineSettings } from './submission-file.ts'
import { exitCodes, type Terminal } from './terminal.ts'
import { withWorkplace } from './workplace.ts'
import { localDay } from '../local-day.ts'

export type TraceOptions = { out: string; keep: string[]; mask: string[]; maskIds: boolean }

const mostFiles = 2_000
const ledgerName = 'redactions.json'

/**
 * @param outFolder below a folder that was named, what an earlier run put there is no trace to be read.
 * @returns every file that was named, and those below the folders that were named, in the order of their names; hidden ones are not traces.
 */
async function listFiles(paths: readonly string[], outFolder: string): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const info = await stat(path).catch((error: unknown) => {
      throw describeFileError(error, path)
    })
    if (!info.isDirectory()) files.push(path)
    else {
      const isOutBelow = resolve(path) !== resolve(outFolder) && isBelow(path, outFolder)
      const found = await readdir(path, { recursive: true, withFileTypes: true })
      const below = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      files.push(...below.filter((file) => !isHidden(relative(path, file)) && !(isOutBelow && isBelow(outFolder, file))).sort())
    }
  }
  if (files.length === 0) throw new UserError('bad-input', 'There is no file in what was named.', 'Name files of traces, or folders that hold some.')
  if (files.length > mostFiles)
    throw new UserError('bad-input', `${files.length} files are more than ${mostFiles}.`, 'Name fewer, or put text files of one log into a zip.')
  return files
}

const isHidden = (path: string) => path.split(sep).some((segment) => segment.startsWith('.'))

function isBelow(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return !way.startsWith('..') && !isAbsolute(way)
}

/** An earlier result, or anything else of the user's, is never replaced. */
async function requireFree(path: string): Promise<void> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  )
  if (isThere) throw new UserError('bad-input', `${path} is there already.`, 'Move it away, or choose another folder with --out.')
}

/** @returns the reason for every file, where none of them can be used. */
function nothingReadError(refused: readonly { error: UserError }[]): UserError {
  const [first] = refused
  if (!first) return new UserError('bad-input', 'Nothing could be read.')
  return new UserError(first.error.code, refused.map(({ error }) => error.message).join('\n'), first.error.fix)
}

/** Every rule about traces that needs no more than the traces. */
function traceFindings(summary: TraceSummary, traces: ReturnType<typeof emptySubmission>['traces']): Finding[] {
  const submission = { ...emptySubmission(), traces: { ...traces, summary } }
  const rules = tracesStep.rules.filter(({ id }) => id.startsWith('TRC'))
  return runRules(rules, 'traces', submission, { today: localDay(Date.now()), settings: commandLineSettings() })
}

export async function traceCommand(paths: string[], options: TraceOptions, terminal: Terminal): Promise<number> {
  const sources = await listFiles(paths, options.out)
  for (const path of sources) await requireRegularFile(path)
  await requireFree(join(options.out, ledgerName))
  return withWorkplace(options.out, async (workDir, outFolder) => {
    const choices = { keep: options.keep, mask: options.mask, maskIdentifiers: options.maskIds }
    const traces = { ...emptySubmission().traces, choices, salt: '' }
    const entries = []
    for (const path of sources) {
      // The salt of the record comes from the originals: whoever does not have them cannot guess values by their hashes.
      const file = { name: basename(path), ...(await hashFile(path, terminal.signal)) }
      const entry = { file, api: 'rest' as const, note: '', flow: 'normal' as const, source: null, ledger: null }
      entries.push({ path, isOriginal: true, isNew: true, entry })
    }
    const section = await prepareSection({ traces, entries, workDir, signal: terminal.signal, onProgress: terminal.progress })
    const { summary } = section.traces
    if (!summary || section.prepared.files.length === 0) throw nothingReadError(section.refused)

    const unique = uniqueNames()
    // The name of the record is its own.
    unique(ledgerName)
    const targets = section.prepared.files.map((made) => ({ made, redacted: join(outFolder, unique(safeFileName(made.name))) }))
    for (const { redacted } of targets) await requireFree(redacted)
    const files = []
    for (const { made, redacted } of targets) {
      await rename(made.path, redacted).catch((error: unknown) => {
        throw describeFileError(error, redacted)
      })
      files.push({ source: sources[made.input] ?? '', redacted, bytes: made.bytes })
    }
    const ledger = section.prepared.files.map(({ name, sha256, ledger: redactions }) => ({ trace: name, sha256, redactions }))
    await writeFileDurably(join(outFolder, ledgerName), `${JSON.stringify({ certpackRedactions: 1, traces: ledger }, null, 1)}\n`)

    const findings = traceFindings(summary, section.traces)
    const unrecognised = [
      ...section.refused.map(({ entry, error }) => ({
        source: sources[entry] ?? '',
        member: null,
        line: 1,
        reason: `${error.message} ${error.fix}`.trim(),
      })),
      ...section.prepared.files.flatMap(({ input, unread }) => unread.map((what) => ({ source: sources[input] ?? '', ...what }))),
    ]
    const result = {
      exchanges: summary.exchanges,
      formats: sumFormats(summary),
      findings,
      countable: { days: daysOf(summary, 'UTC').map(({ date, clean, streak }) => ({ date, clean, streak })) },
      redactions: summary.redactions,
      files,
      unrecognised,
    }
    terminal.print(result, describe(result))
    return findings.some(isBlocker) ? exitCodes.blocked : exitCodes.done
  })
}

function sumFormats({ files }: TraceSummary): Record<string, number> {
  const formats: Record<string, number> = {}
  for (const file of files) for (const [format, count] of Object.entries(file.formats)) formats[format] = (formats[format] ?? 0) + (count ?? 0)
  return formats
}

type Result = {
  exchanges: number
  findings: Finding[]
  countable: { days: { date: string; clean: number; streak: number }[] }
  redactions: TraceSummary['redactions']
  files: { source: string; redacted: string; bytes: number }[]
  unrecognised: { source: string; member: string | null; line: number; reason: string }[]
}

function describe({ exchanges, findings, countable, redactions, files, unrecognised }: Result): string {
  return [
    `${exchanges} calls were read; ${redactions.secret} secrets, ${redactions.personal} personal values and ${redactions.binary} binaries were taken out.`,
    ...countable.days.map(({ date, clean, streak }) => `${date} (UTC): ${clean} calls count, ${streak} of them in a row`),
    ...unrecognised.map(({ source, member, line, reason }) => `not read: ${source}${member === null ? '' : ` › ${member}`}, line ${line}: ${reason}`),
    ...findings.map(({ severity, rule, message, fix }) => `${severity} ${rule}: ${message} ${fix}`),
    ...files.map(({ redacted, bytes }) => `${redacted} (${bytes} bytes)`),
  ].join('\n')
}
