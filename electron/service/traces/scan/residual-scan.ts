/**
 * @file Searches a redacted trace for what should no longer be in it (TRC-22), by ways that have nothing to do with how it was redacted: the very
 * values that were taken out, in all their encodings; the detectors of live credentials; secretlint; addresses of people.
 */
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { findCredentials } from '../credentials.ts'
import { type FileContent, fileContents } from './file-contents.ts'
import { leftoverEmails } from './leftover-emails.ts'
import { lintSecrets } from './lint-secrets.ts'
import { createNeedles, type Needles } from './secret-needles.ts'
import { createTextWindows, isInWindow, lineOf, type TextWindow } from './text-windows.ts'

type ResidualFinding = TraceSummary['residual'][number]

const maxFindings = 100
/** Whoever has so many in few lines knows enough; looking for all of them would take hours where a hostile file holds nothing else. */
const maxRepeated = 10_000

/**
 * @param name what the file is called in the findings. @param secretValues what was taken out, as byte text.
 * @param kept personal values in lower case that the user keeps.
 * @returns at most 100 findings, secrets first: the kind and the place, as in `trace.har, line 12` or `log.zip › 03_OK.txt, line 4`; never the value.
 * @throws UserError `file-missing`, `file-unreadable`, `file-unsupported` (no regular file), `cancelled`
 */
export async function scanResidual(
  path: string,
  name: string,
  secretValues: ReadonlySet<string>,
  signal?: AbortSignal,
  kept: ReadonlySet<string> = new Set(),
): Promise<ResidualFinding[]> {
  const findings = createFindings()
  const needles = createNeedles(secretValues)
  for await (const content of fileContents(path, name, signal)) {
    if (findings.isFull()) break
    await scanContent(content, needles, kept, findings, signal)
  }
  if (!findings.isFull()) for (const { what, place } of await findCredentials(path, name, signal)) findings.add('secret', what, place)
  return findings.all()
}

async function scanContent(
  { place, chunks }: FileContent,
  needles: Needles,
  kept: ReadonlySet<string>,
  findings: Findings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const search = needles.search()
  const windows = createTextWindows()
  const addHits = (hits: { line: number }[]) =>
    hits.forEach(({ line }) => findings.add('secret', 'a value that was taken out elsewhere', `${place}, line ${line}`))
  for await (const chunk of chunks) {
    throwIfCancelled(signal)
    addHits(search.push(chunk))
    for (const window of windows.push(chunk)) await scanWindow(window, place, kept, findings, signal)
    if (findings.isFull()) return
  }
  addHits(search.finish())
  for (const window of windows.finish()) await scanWindow(window, place, kept, findings, signal)
}

async function scanWindow(
  window: TextWindow,
  place: string,
  kept: ReadonlySet<string>,
  findings: Findings,
  signal: AbortSignal | undefined,
): Promise<void> {
  throwIfCancelled(signal)
  for (const { what, index } of await lintSecrets(window.text)) {
    if (findings.isFull()) return
    if (isInWindow(window, index)) findings.add('secret', what, `${place}, line ${lineOf(window, index)}`)
  }
  for (const index of leftoverEmails(window.text, kept)) {
    if (findings.hasAllOf('personal')) return
    if (isInWindow(window, index)) findings.add('personal', 'an e-mail address', `${place}, line ${lineOf(window, index)}`)
  }
}

type Findings = {
  /** The same at the same place is told once. */
  add(kind: ResidualFinding['class'], what: string, place: string): void
  hasAllOf(kind: ResidualFinding['class']): boolean
  /** Personal data never keeps a secret from being told. */
  isFull(): boolean
  all(): ResidualFinding[]
}

function createFindings(): Findings {
  const found = { secret: new Map<string, ResidualFinding>(), personal: new Map<string, ResidualFinding>() }
  const told = { secret: 0, personal: 0 }
  const hasAllOf = (kind: ResidualFinding['class']) => found[kind].size >= maxFindings || told[kind] >= maxRepeated
  return {
    add(kind, what, place) {
      if (hasAllOf(kind)) return
      told[kind] += 1
      found[kind].set(`${place} ${what}`, { class: kind, what, place })
    },
    hasAllOf,
    isFull: () => hasAllOf('secret'),
    all: () => [...found.secret.values(), ...found.personal.values()].slice(0, maxFindings),
  }
}
