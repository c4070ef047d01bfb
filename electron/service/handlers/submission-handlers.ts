/** @file Calls about submissions and their files. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Contract, Handlers, Progress, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { isSummaryCurrent } from '#shared/domain/traces/traces-section.ts'
import { sampleDocument } from '#shared/domain/samples.ts'
import { emptySubmission, referencedFiles, sectionSchemas, submissionTitle, type Submission } from '#shared/domain/submission.ts'
import type { ServiceParts } from '../index.ts'
import { describeIssues } from '../serve.ts'
import { readPortable, writePortable } from '../submissions/portable.ts'
import { flowsOf, keepEdits } from '../traces/keep-edits.ts'
import { prepareSubmission } from '../traces/prepare-submission.ts'
import { safeFileName } from '../files/file-names.ts'
import { freePath } from '../files/free-path.ts'

/** A page's save may be on its way while a recording is added or a video made: what the service made stays. */
function keepWhatTheServiceMade(stored: Submission, edited: Submission): Submission {
  const { recording, fit } = stored.video
  const files = keepEdits(stored.traces.files, edited.traces.files)
  return { ...edited, video: { ...edited.video, recording, fit }, traces: { ...stored.traces, files } }
}

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `submission.${string}` | `file.${string}`>>

export function createSubmissionHandlers(parts: ServiceParts): Calls {
  const { submissions, files, grants, emit } = parts

  /** Tells every page of a change; the answer of the call is the same state. */
  function changed(state: SubmissionState): SubmissionState {
    emit('submission.changed', { id: state.id, revision: state.revision })
    emit('submission.listed', {})
    return state
  }

  /** Copies a portable submission into the store as a new one; an existing submission is never overwritten. */
  async function take(path: string, signal: AbortSignal, onFraction: (fraction: number) => void, documentName?: string): Promise<SubmissionState> {
    const portable = await readPortable(path, { workDir: parts.workDir, signal, documentName })
    try {
      const references = referencedFiles(portable.submission)
      for (const [index, reference] of references.entries()) {
        await files.add(portable.filePath(reference.sha256), { name: reference.name, signal })
        onFraction((index + 1) / references.length / 2)
      }
      const { traces } = portable.submission
      if (traces.files.length === 0) return changed(submissions.create(portable.submission))
      if (isSummaryCurrent(traces) && traces.files.every(({ source }) => source !== null)) {
        // What a document says of its traces may have been edited: it is read from them.
        const read = await parts.traceDesk.summarise(randomUUID(), portable.submission, signal)
        return changed(submissions.create({ ...portable.submission, traces: read }))
      }
      // A document that was written by hand holds its traces as they were recorded.
      const onProgress = ({ fraction }: Progress) => onFraction(0.5 + fraction / 2)
      const prepared = await parts.traceDesk.prepare(randomUUID(), traces, [], { signal, onProgress })
      return changed(submissions.create({ ...portable.submission, traces: prepared.traces }))
    } finally {
      await portable.close()
    }
  }

  const copying = (report: (value: { activity: string; fraction: number; secondsLeft: null }) => void, activity: string) => (fraction: number) =>
    report({ activity, fraction, secondsLeft: null })

  return {
    'submission.list': async () => submissions.list(),
    'submission.create': async ({ from }, { signal, progress }) =>
      from === 'empty'
        ? changed(submissions.create(emptySubmission()))
        : take(join(parts.resourcesDir, 'sample'), signal, copying(progress, 'Copying the sample'), sampleDocument(from)),
    'submission.get': async ({ id }) => submissions.get(id),
    'submission.saveSection': async ({ id, section, value }, { signal }) => {
      const parsed = sectionSchemas[section].safeParse(value)
      if (!parsed.success) throw new UserError('bad-input', `${section}: ${describeIssues(parsed.error)}`)
      const edit = (submission: Submission): Submission => keepWhatTheServiceMade(submission, { ...submission, [section]: parsed.data })
      for (;;) {
        const before = submissions.get(id).submission
        const edited = edit(before)
        const isSameFlow = flowsOf(before.traces.files) === flowsOf(edited.traces.files)
        const { summary } = isSameFlow ? edited.traces : await parts.traceDesk.summarise(id, edited, signal)
        // Traces that were added or redacted while these were read have a summary of their own.
        if (flowsOf(submissions.get(id).submission.traces.files) !== flowsOf(before.traces.files)) continue
        return changed(
          submissions.update(id, (submission) => {
            const next = edit(submission)
            return isSameFlow ? next : { ...next, traces: { ...next.traces, summary } }
          }),
        )
      }
    },
    'submission.undo': async ({ id }) => changed(submissions.move(id, -1)),
    'submission.redo': async ({ id }) => changed(submissions.move(id, 1)),
    'submission.archive': async ({ id, isArchived }) => changed(submissions.archive(id, isArchived)),
    'submission.open': async ({ grantId }, { signal, progress }) => take(grants.path(grantId), signal, copying(progress, 'Opening')),
    'submission.saveCopy': async ({ id, folderGrantId }, { signal, progress }) => {
      const { submission } = submissions.get(id)
      const { delivery } = submission
      const shared = parts.settings.get()
      const outPath = freePath(grants.path(folderGrantId), safeFileName(submissionTitle(submission)), '.certpack')
      const write = (content: Pick<Parameters<typeof writePortable>[0], 'submission' | 'filePath'>) =>
        writePortable({ ...content, outPath, signal, onProgress: progress })
      const complete = {
        // The addresses of this machine's Settings travel along; on another machine they would be missing.
        ...submission,
        delivery: {
          videoAddress: delivery.videoAddress || shared.videoAddress,
          traceAddress: delivery.traceAddress || shared.traceAddress,
          questionnaireAddress: delivery.questionnaireAddress || shared.questionnaireAddress,
        },
      }
      if (complete.traces.files.every(({ source }) => source !== null)) await write({ submission: complete, filePath: files.path })
      else {
        // A submission of an older version whose traces nobody has looked at yet: they are not to travel as they were recorded.
        const workDir = join(parts.workDir, `copy-${randomUUID()}`)
        await mkdir(workDir, { recursive: true })
        try {
          await write(await prepareSubmission({ submission: complete, filePath: files.path, workDir, signal, onProgress: progress }))
        } finally {
          await rm(workDir, { recursive: true, force: true })
        }
      }
      return { grantId: (await grants.add(outPath)).grantId, name: basename(outPath) }
    },
    'file.add': async ({ grantId }, { signal, progress }) =>
      files.add(grants.path(grantId), { signal, onProgress: copying(progress, 'Copying the file') }),
  }
}
