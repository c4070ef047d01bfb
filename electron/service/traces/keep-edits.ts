/** @file What the user says of a trace stays with it, whatever the service makes of the trace meanwhile. Pure. */
import type { TraceEntry } from '#shared/domain/traces/traces-section.ts'

/** @returns `files` with kind, note and flow of the same traces among `edited`; a trace redacted anew is the same one still. */
export function keepEdits(files: readonly TraceEntry[], edited: readonly TraceEntry[]): TraceEntry[] {
  return files.map((trace) => {
    const same = edited.find(({ file }) => file.sha256 === trace.file.sha256) ?? edited.find((other) => isSameOriginal(other, trace))
    return same ? { ...trace, api: same.api, note: same.note, flow: same.flow } : trace
  })
}

function isSameOriginal(one: TraceEntry, other: TraceEntry): boolean {
  return one.source !== null && one.source.originalSha256 === other.source?.originalSha256
}

/** @returns what tells whether a summary has to be made anew: it depends on which trace shows which flow. */
export function flowsOf(files: readonly TraceEntry[]): string {
  return files.map(({ file, flow }) => `${file.sha256} ${flow}`).join()
}
