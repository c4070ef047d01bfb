/**
 * @file Build script: writes the two samples that are variants of the first one, beside it. They share its recording, its videos
 * and its pictures; the SOAP messages are made here.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { checkSubmission } from '#shared/domain/check.ts'
import { contactOf, countedCalls } from '#shared/domain/statements.ts'
import { settingsSchema, submissionSchema, type Submission } from '#shared/domain/submission.ts'
import type { TraceEntry } from '#shared/domain/traces/traces-section.ts'
import { waivedThing } from '#shared/domain/waivers.ts'
import { visitReferences } from '../../electron/service/submissions/portable-references.ts'
import { writeFileDurably } from '../../electron/service/files/write-durably.ts'
import { hashFile } from '../../electron/service/files/hash-file.ts'
import { soapSample } from './soap-sample.ts'
import { soapMessageLog } from './soap-traffic.ts'

const soapLog = 'soap-messages.txt'

/** Statements are given for exactly these facts, and so are given anew for those of a variant. */
function restated(submission: Submission): Submission {
  const { logDate, keyRequest } = submission
  const { attestation } = logDate
  const { contactConfirmation } = keyRequest
  return {
    ...submission,
    logDate: { ...logDate, attestation: attestation && { ...attestation, of: countedCalls(logDate) } },
    keyRequest: { ...keyRequest, contactConfirmation: contactConfirmation && { ...contactConfirmation, of: contactOf(keyRequest) } },
  }
}

/** @returns the first sample with its request on a later day, for which a person answers. */
function waiverSample(base: Submission): Submission {
  const submission = { ...base, profile: { ...base.profile, productName: 'Acme Leasing Portal, winter release', plannedRequestDate: '2026-12-22' } }
  const found = checkSubmission(submission, { today: '2026-12-15', settings: settingsSchema.parse({}) }).find(
    ({ rule, isWaivable }) => rule === 'R7.3' && isWaivable,
  )
  if (!found) throw new Error('The later request raises nothing that could be waived.')
  const given = {
    rule: found.rule,
    where: found.where,
    by: 'Nora Brandt',
    on: '2026-12-15',
    reason:
      'The request moved by a week because the certification engineer is away; the calls of 14 December stay the evidence. Agreed with Dana Whitfield on 15 December.',
    of: waivedThing(submission, found),
  }
  return { ...submission, waivers: { given: [given] } }
}

async function write(path: string, submission: Submission): Promise<void> {
  const document = structuredClone(submission) as unknown
  visitReferences(document, (reference) => Object.assign(reference, { path: `files/${String(reference.name)}` }))
  await writeFileDurably(path, `${JSON.stringify({ certpack: 1, submission: document }, null, 2)}\n`)
}

/** @param pathOf where a file of the samples lies, by its name below their folder. */
export async function writeVariants(pathOf: (name: string) => string): Promise<void> {
  const { submission: raw } = JSON.parse(await readFile(pathOf('submission.json'), 'utf8')) as { submission: unknown }
  visitReferences(raw, (reference) => void delete reference.path)
  const base = submissionSchema.parse(raw)
  await writeFile(pathOf(`files/${soapLog}`), await soapMessageLog())
  const { bytes, sha256 } = await hashFile(pathOf(`files/${soapLog}`))
  const trace: TraceEntry = {
    file: { name: soapLog, bytes, sha256 },
    api: 'soap',
    note: 'Message log of 14 December 2026: five leases, 25 calls',
    flow: 'normal',
    source: null,
    ledger: null,
  }
  await write(pathOf('soap-polling.json'), restated({ ...soapSample(base), traces: { ...base.traces, files: [trace] } }))
  await write(pathOf('rest-waiver.json'), restated(waiverSample(base)))
}
