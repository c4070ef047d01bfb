import { sendingsOf } from '#shared/domain/rounds/sendings.ts'
import { applicableQuestions, unansweredQuestions } from '#shared/domain/questionnaire.ts'
import { isFitCurrent } from '#shared/domain/steps/05-video.ts'
import type { Submission } from '#shared/domain/submission.ts'

export type PackageEntry = { name: string; what: string; state: 'ready' | 'incomplete' | 'missing' }

/** @returns what the export will put into the package, in the order of the package, and how complete each is. */
export function packageContents(submission: Submission, isSigned: boolean): PackageEntry[] {
  const { questionnaire, video, traces, logDate, keyRequest } = submission
  const unanswered = unansweredQuestions(submission).length
  const keyFields = [
    keyRequest.systemIntegratorName,
    keyRequest.technicalContactName,
    keyRequest.email,
    keyRequest.phone,
    keyRequest.productionDateEstimate,
    keyRequest.integratorKey,
  ]
  const isSplit = video.fit?.split ?? false
  const isFitted = isFitCurrent(video)
  const given = (texts: readonly string[]): PackageEntry['state'] => (texts.every(Boolean) ? 'ready' : texts.some(Boolean) ? 'incomplete' : 'missing')
  return [
    ...(sendingsOf(submission).at(-1)?.round
      ? [{ name: '0-what-changed.pdf', what: 'What has changed since the last round, with findings and remedies', state: 'ready' } as const]
      : []),
    {
      name: '1-questionnaire.pdf, 1-questionnaire.json',
      what: `Answers to ${applicableQuestions(submission).length} questions`,
      state: unanswered === 0 ? 'ready' : 'incomplete',
    },
    ...(questionnaire.supplements.length > 0
      ? [{ name: 'supplements/', what: `Supplemental material (${questionnaire.supplements.length})`, state: 'ready' } as const]
      : []),
    {
      name: '2-video-normal.mp4',
      what: isSplit ? 'Demo video, normal flow' : 'Demo video',
      state: isFitted ? 'ready' : video.recording ? 'incomplete' : 'missing',
    },
    ...(video.fit
      ? [{ name: '2-video-scenes.pdf', what: 'Scenes of the demo video, with pictures', state: isFitted ? 'ready' : 'incomplete' } as const]
      : []),
    ...(isSplit ? [{ name: '3-video-exception.mp4', what: 'Demo video, exception flows', state: isFitted ? 'ready' : 'incomplete' } as const] : []),
    { name: '4-traces.zip', what: `Traces (${traces.files.length}), without secrets`, state: traces.files.length > 0 ? 'ready' : 'missing' },
    ...(traces.files.length > 0
      ? [{ name: '4-traces-redactions.json', what: 'What was taken out of the traces, without the values', state: 'ready' } as const]
      : []),
    { name: '5-api-call-log-dates.pdf', what: 'Days of the API call log', state: given([logDate.startsOn]) },
    { name: '6-integrator-key-request.pdf', what: 'Values for the key request form', state: given(keyFields) },
    { name: 'check-report.pdf', what: 'Everything checked, with what was found', state: 'ready' },
    { name: 'emails/', what: 'One draft a message, with its attachments', state: 'ready' },
    { name: 'README.txt, manifest.json, SHA256SUMS', what: 'What is in it, and checksums', state: 'ready' },
    ...(isSigned
      ? [{ name: 'manifest.json.sig, signing-key.pem', what: 'Your signature, and the key to check it with', state: 'ready' } as const]
      : []),
  ]
}
