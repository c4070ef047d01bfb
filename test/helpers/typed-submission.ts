/** @file The submission that the walk by keyboard types in: the sample's, with every step, and what belongs into which field. */
import { join } from 'node:path'
import { addDays } from '#shared/domain/calendar.ts'
import { requirements } from '#shared/domain/requirements.ts'
import { submissionSchema, type Submission } from '#shared/domain/submission.ts'
import { projectRoot } from '../../build/project.ts'
import { readPortable } from '../../electron/service/submissions/portable.ts'
import type { Filling } from './fill-by-keyboard.ts'
import type { Stop } from './focus-order.ts'

const samples = join(projectRoot, 'resources', 'sample')
const noteButtons = new Map(requirements.map(({ id, title }) => [`Add a note on: ${title}`, id]))
const fileButtons = ['Choose a file', 'Choose files', 'Add traces']

/**
 * @param shiftDays by how many days every day of it is moved.
 * @returns the sample with Professional Services, so that every step applies, and with marks for a recording of eight seconds.
 */
export async function completeSubmission(workDir: string, shiftDays: number): Promise<Submission> {
  const read = async (documentName: string) => (await readPortable(samples, { workDir, documentName })).submission
  const [rest, { dryRun, remedies }] = await Promise.all([read('submission.json'), read('soap-polling.json')])
  const submission = {
    ...rest,
    ...{ dryRun, remedies },
    profile: { ...rest.profile, professionalServices: 'yes' },
    requirements: { ...rest.requirements, reviewed: { ...rest.requirements.reviewed, 'dry-run': true } },
    video: { ...rest.video, marks: rest.video.marks.slice(0, 5).map((mark, index) => ({ ...mark, atMs: [0, 2_000, 4_000, 6_000, 7_000][index] })) },
  }
  const moved = JSON.stringify(submission).replace(/"(\d{4}-\d\d-\d\d)"/g, (_, day: string) => `"${addDays(day, shiftDays)}"`)
  return submissionSchema.parse(JSON.parse(moved))
}

/** @returns the value at a path of the document; the ids of questions have points of their own. */
function at(value: unknown, path: string): unknown {
  if (path === '') return value
  if (typeof value !== 'object' || value === null) return undefined
  const record = value as Record<string, unknown>
  if (path in record) return record[path]
  const [first = ''] = path.split('.')
  return at(record[first], path.slice(first.length + 1))
}

/** Some controls stand in a field of several, and say themselves which of it they are. */
function pathOf(path: string, name: string): string {
  const mark = /^video\.marks\.\d+$/.test(path) && /^(Title|Scene|Flow) of/.exec(name)
  if (mark) return `${path}.${mark[1]?.toLowerCase()}`
  return /^traces\.files\.\d+$/.test(path) && name === 'Kind' ? `${path}.api` : path
}

/**
 * @param target what is to be there in the end, as it is at the moment of asking.
 * @param filePath where a file of this name lies that is none of the sample's.
 */
export function fillingOf(target: () => Submission, filePath: (name: string) => string | undefined): Filling {
  function wanted({ path, name, kind }: Stop): unknown {
    const noted = noteButtons.get(name)
    if (noted !== undefined) return target().requirements.notes[noted]
    if (path === null) return undefined
    const value = at(target(), pathOf(path, name))
    // A tick with a name and a day behind it.
    const isStatement = kind === 'checkbox' && /(ttestation|Confirmation)$/.test(path)
    return isStatement ? value !== null : value
  }
  return {
    wanted,
    filesFor(stop) {
      if (!fileButtons.includes(stop.name) || stop.items > 0) return []
      const value = wanted(stop)
      const all = (Array.isArray(value) ? value : [value]) as ({ name?: string; file?: { name: string } } | null | undefined)[]
      const names = all.flatMap((one) => one?.file?.name ?? one?.name ?? [])
      return names.map((name) => filePath(name) ?? join(samples, 'files', name))
    },
  }
}

/** @returns what a person typed of a submission: without what the application counts, measures and makes up. */
export function typedIn({ remedies, video, traces, logDate, keyRequest, ...rest }: Submission) {
  const { profile, requirements: checklist, dryRun, questionnaire, launch, delivery } = rest
  return {
    ...{ profile, checklist, dryRun, questionnaire, launch, delivery },
    issues: remedies.issues.map(({ id: _, ...issue }) => issue),
    marks: video.marks,
    attestation: [video.noErrorsAttestation?.name, video.noErrorsAttestation?.on],
    traces: traces.files.map(({ file, api, flow, note }) => [file.name, api, flow, note]),
    logDate: { ...logDate, attestation: { ...logDate.attestation, of: '' } },
    keyRequest: { ...keyRequest, contactConfirmation: { ...keyRequest.contactConfirmation, of: '' } },
  }
}
