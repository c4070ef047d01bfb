/** @file What the check report says of steps 5 to 8. Pure. */
import type { Submission, VideoProperties } from '#shared/domain/submission.ts'
import { traceFormatNames, type TraceFormat } from '#shared/domain/traces/exchange.ts'
import { isSummaryCurrent } from '#shared/domain/traces/traces-section.ts'
import { fields, yesNo, type Block } from '../pdf/blocks.ts'
import { clock } from './clock.ts'
import type { EvidenceNames } from './report-early-steps.ts'
import { keyRequestBlocks } from './key-request-document.ts'
import { logDateBlocks } from './log-date-document.ts'
import { flowNames, sceneNames } from './profile-names.ts'

function propertiesText({ durationMs, width, height, frameRate, videoCodec, audioCodec }: VideoProperties): string {
  return `${clock(durationMs)}, ${width} × ${height}, ${Math.round(frameRate * 100) / 100} frames a second, ${videoCodec}, ${audioCodec ?? 'no sound'}`
}

function videoBlocks({ video }: Submission, evidence: EvidenceNames): Block[] {
  const { recording, marks, fit, noErrorsAttestation: attestation, statusingNotApplicableReason: reason } = video
  return [
    fields(
      [
        'Recording',
        recording ? `${recording.file.name}, ${recording.file.bytes} bytes` : '',
        recording ? `SHA-256 ${recording.file.sha256} (not part of the package)` : '',
      ],
      ['Recorded', recording ? propertiesText(recording.properties) : ''],
      ...(reason.trim() === '' ? [] : [['Why statusing is not shown', reason] satisfies [string, string]]),
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
  const summary = isSummaryCurrent(traces) ? traces.summary : null
  const rows = traces.files.map(({ file, api, flow, note }, index) => {
    const read = summary?.files[index]
    const formats = Object.keys(read?.formats ?? {}).map((format) => traceFormatNames[format as TraceFormat])
    return [evidence(file), [traceApis[api], ...formats].join(', '), String(read?.exchanges ?? ''), flowNames[flow], note]
  })
  const columns = ['In 4-traces.zip', 'Kind', 'Calls', 'Flow', 'Note']
  const table: Block = { kind: 'table', columns, shares: [4, 2.2, 1, 1.6, 3], rows }
  if (!summary) return [table]
  const { secret, personal, binary } = summary.redactions
  return [
    fields(
      ['Requests and responses read', String(summary.exchanges)],
      ['Taken out', `${secret} secrets, ${personal} personal values, ${binary} binaries`, 'Listed without the values in 4-traces-redactions.json.'],
      ['Still found by the scan afterwards', summary.residual.length === 0 ? 'Nothing' : String(summary.residual.length)],
    ),
    table,
  ]
}

/** The documents of steps 7 and 8 without their own headings: they are sections of the report. */
const withoutHeadings = (blocks: Block[]): Block[] => blocks.filter(({ kind }) => kind === 'fields')

export const evidenceSteps = {
  video: videoBlocks,
  traces: traceBlocks,
  'log-date': (submission: Submission) => withoutHeadings(logDateBlocks(submission)),
  'key-request': (submission: Submission) => withoutHeadings(keyRequestBlocks(submission)),
}
