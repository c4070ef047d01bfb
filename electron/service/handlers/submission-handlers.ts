/** @file Calls about submissions, their files and traces. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Contract, Handlers, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { emptySubmission, referencedFiles, sectionSchemas, submissionTitle, type Submission } from '#shared/domain/submission.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import type { ServiceParts } from '../index.ts'
import { describeIssues } from '../serve.ts'
import { readPortable, writePortable } from '../submissions/portable.ts'
import { findCredentials } from '../traces/credentials.ts'
import { safeFileName } from '../files/file-names.ts'

/** A page's save may be on its way while a recording is added or a video made: what the service made stays. */
function keepWhatTheServiceMade(stored: Submission, edited: Submission): Submission {
  const { recording, fit } = stored.video
  return { ...edited, video: { ...edited.video, recording, fit } }
}

/** @returns where a copy goes without replacing an earlier one: `name.certpack`, `name-2.certpack` and so on. */
function freePath(folder: string, stem: string): string {
  let path = join(folder, `${stem}.certpack`)
  for (let count = 2; existsSync(path); count += 1) path = join(folder, `${stem}-${count}.certpack`)
  return path
}

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `submission.${string}` | `file.${string}` | `trace.${string}`>>

export function createSubmissionHandlers(parts: ServiceParts): Calls {
  const { submissions, files, grants, emit } = parts

  /** Tells every page of a change; the answer of the call is the same state. */
  function changed(state: SubmissionState): SubmissionState {
    emit('submission.changed', { id: state.id, revision: state.revision })
    emit('submission.listed', {})
    return state
  }

  /** Copies a portable submission into the store as a new one; an existing submission is never overwritten. */
  async function take(path: string, signal: AbortSignal, onFraction: (fraction: number) => void): Promise<SubmissionState> {
    const portable = await readPortable(path, { workDir: parts.workDir, signal })
    try {
      const references = referencedFiles(portable.submission)
      for (const [index, reference] of references.entries()) {
        await files.add(portable.filePath(reference.sha256), { name: reference.name, signal })
        onFraction((index + 1) / references.length)
      }
      return changed(submissions.create(portable.submission))
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
        : take(join(parts.resourcesDir, 'sample'), signal, copying(progress, 'Copying the sample')),
    'submission.get': async ({ id }) => submissions.get(id),
    'submission.saveSection': async ({ id, section, value }) => {
      const parsed = sectionSchemas[section].safeParse(value)
      if (!parsed.success) throw new UserError('bad-input', `${section}: ${describeIssues(parsed.error)}`)
      return changed(
        submissions.update(id, (submission): Submission => keepWhatTheServiceMade(submission, { ...submission, [section]: parsed.data })),
      )
    },
    'submission.undo': async ({ id }) => changed(submissions.move(id, -1)),
    'submission.redo': async ({ id }) => changed(submissions.move(id, 1)),
    'submission.archive': async ({ id, isArchived }) => changed(submissions.archive(id, isArchived)),
    'submission.open': async ({ grantId }, { signal, progress }) => take(grants.path(grantId), signal, copying(progress, 'Opening')),
    'submission.saveCopy': async ({ id, folderGrantId }, { signal, progress }) => {
      const { submission } = submissions.get(id)
      const { delivery } = submission
      const shared = parts.settings.get()
      const outPath = freePath(grants.path(folderGrantId), safeFileName(submissionTitle(submission)))
      await writePortable({
        // The addresses of this machine's Settings travel along; on another machine they would be missing.
        submission: {
          ...submission,
          delivery: {
            videoAddress: delivery.videoAddress || shared.videoAddress,
            traceAddress: delivery.traceAddress || shared.traceAddress,
            questionnaireAddress: delivery.questionnaireAddress || shared.questionnaireAddress,
          },
        },
        filePath: files.path,
        outPath,
        signal,
        onProgress: progress,
      })
      return { grantId: (await grants.add(outPath)).grantId, name: basename(outPath) }
    },
    'file.add': async ({ grantId }, { signal, progress }) =>
      files.add(grants.path(grantId), { signal, onProgress: copying(progress, 'Copying the file') }),
    'trace.add': async ({ id, grantId }, { signal, progress }) => {
      submissions.get(id)
      const source = await requireRegularFile(grants.path(grantId))
      if (source.bytes === 0)
        throw new UserError('file-unsupported', `${JSON.stringify(source.name)} is empty.`, 'Choose a file that holds requests and responses.')
      const credentials = await findCredentials(source.path, source.name, signal)
      if (credentials.length > 0) {
        const first = credentials
          .slice(0, 3)
          .map(({ what, place }) => `${what} at ${place}`)
          .join('; ')
        throw new UserError(
          'credentials-found',
          `${JSON.stringify(source.name)} holds credentials and was not added: ${first}${credentials.length > 3 ? ` and ${credentials.length - 3} more` : ''}.`,
          'Replace each value by [removed] in a copy of the file and add the copy.',
        )
      }
      const file = await files.add(source.path, { name: source.name, signal, onProgress: copying(progress, 'Copying the trace') })
      return changed(
        submissions.update(id, (submission) => {
          const others = submission.traces.files.filter((trace) => trace.file.sha256 !== file.sha256)
          const api = submission.profile.api === 'soap' ? 'soap' : 'rest'
          return { ...submission, traces: { files: [...others, { file, api, note: '' }] } }
        }),
      )
    },
  }
}
