/** @file What the check report says of steps 5 to 8. Pure. */
import type { Submission, VideoProperties } from '#shared/domain/submission.ts'
import { fields, yesNo, type Block } from '../pdf/blocks.ts'
import type { EvidenceNames } from './report-early-steps.ts'
import { keyRequestBlocks } from './key-request-document.ts'
import { logDateBlocks } from './log-date-document.ts'
import { flowNames, sceneNames } from './profile-names.ts'

/** @returns a position or length as `m:ss`. */
function clock(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function propertiesText({ durationMs, width, height, frameRate, videoCodec, audioCodec }: VideoProperties): string {
  return `${clock(durationMs)}, ${width} × ${height}, ${Math.round(frameRate * 100) / 100} frames a second, ${videoCodec}, ${audioCodec ?? 'no sound'}`
}

function videoBlocks({ video }: Submission, evidence: EvidenceNames): Block[] {
  const { recording, marks, fit, noErrorsAttestation: attestation } = video
  return [
    fields(
      [
        'Recording',
        recording ? `${recording.file.name}, ${recording.file.bytes} bytes` : '',
        recording ? `SHA-256 ${recording.file.sha256} (not part of the package)` : '',
      ],
      ['Recorded', recording ? propertiesText(recording.properties) : ''],
      ['Why statusing is not shown', video.statusingNotApplicableReason],
      ['Left out on purpose: exception flows', yesNo(video.exceptionAbsenceAcknowledged)],
      [
        'Watched to the end, without errors, by',
        attestation ? `${attestation.name}, ${attestation.on}` : '',
        attestation ? attestation.sha256s.map((sha256) => `SHA-256 ${sha256}`).join('\n') : '',
      ],
    ),
    ...markBlocks(marks),
    ...(fit
      ? [
          fields(
            ['How the videos were made', fit.reason],
            ...fit.outputs.map(({ flow, file, properties }): [string, string, string] => [
              flowNames[flow],
              `${evidence(file)}, ${file.bytes} bytes`,
              propertiesText(properties),
            ]),
          ),
        ]
      : []),
  ]
}

function markBlocks(marks: Submission['video']['marks']): Block[] {
  if (marks.length === 0) return []
  const rows = [...marks]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, title, flow, scene }) => [clock(atMs), title, flowNames[flow], sceneNames[scene]])
  return [{ kind: 'table', columns: ['From', 'Mark', 'Flow', 'Shows'], shares: [1, 5, 2, 3], rows }]
}

const traceApis = { rest: 'REST', soap: 'SOAP', connect: 'Connect' } as const

function traceBlocks({ traces }: Submission, evidence: EvidenceNames): Block[] {
  if (traces.files.length === 0) return []
  const rows = traces.files.map(({ file, api, note }) => [evidence(file), traceApis[api], String(file.bytes), note])
  return [{ kind: 'table', columns: ['In 4-traces.zip', 'Kind', 'Bytes', 'Note'], shares: [4, 1.2, 1.5, 4], rows }]
}

/** The documents of steps 7 and 8 without their own headings: they are sections of the report. */
const withoutHeadings = (blocks: Block[]): Block[] => blocks.filter(({ kind }) => kind === 'fields')

export const evidenceSteps = {
  video: videoBlocks,
  traces: traceBlocks,
  'log-date': (submission: Submission) => withoutHeadings(logDateBlocks(submission)),
  'key-request': (submission: Submission) => withoutHeadings(keyRequestBlocks(submission)),
}
