/** @file Step 5: the demo video. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { missing, waivable, wrong, type Observation } from '../findings.ts'
import { unwaivableVideoBytes, videoLimitBytes } from '../limits.ts'
import { videosFitMessages } from '../message-size.ts'
import { wishesKey } from '../video-plan.ts'
import { marksKey, type Scene, type Submission } from '../submission.ts'
import { standingWaiver } from '../waivers.ts'
import { always, counted, isGiven, type StepDefinition, type StepProgress } from './step-definition.ts'
import { noErrorIsOnScreen, noRealAddressIsOnScreen, noSecretIsOnScreen, screenIsRead } from './video/screen-rules.ts'

type Video = Submission['video']

/** The scenes of R5.2 in the order of the published steps, with their names for people. */
export const requiredScenes: readonly { scene: Exclude<Scene, ''>; title: string }[] = [
  { scene: 'generation', title: 'document generation' },
  { scene: 'sending', title: 'sending' },
  { scene: 'signing', title: 'signing' },
  { scene: 'statusing', title: 'the status back in your system' },
]

/** @returns whether the videos were made from this recording with these marks and wishes. */
export function isFitCurrent({ recording, fit, marks, wishes }: Video): boolean {
  if (fit === null || recording === null) return false
  return fit.recordingSha256 === recording.file.sha256 && fit.marksKey === marksKey(marks) && fit.wishesKey === wishesKey(wishes)
}

/** @returns the scenes that a passage of the normal flow shows; a passage lasts until the next mark or the end. */
export function coveredScenes({ marks, recording }: Video): Set<Scene> {
  const sorted = [...marks].sort((a, b) => a.atMs - b.atMs)
  const endMs = recording?.properties.durationMs ?? Infinity
  const shown = sorted.filter((mark, index) => mark.flow === 'normal' && mark.scene !== '' && mark.atMs < (sorted[index + 1]?.atMs ?? endMs))
  return new Set(shown.map(({ scene }) => scene))
}

/** @returns the scenes of R5.2 that are neither shown nor, for the status, excused. */
export function missingScenes(video: Video): typeof requiredScenes {
  const covered = coveredScenes(video)
  return requiredScenes.filter(({ scene }) => !covered.has(scene) && !(scene === 'statusing' && isGiven(video.statusingNotApplicableReason)))
}

/**
 * R5.3: whether a named person has vouched for what is sent: for every video that was made, or for the recording
 * that they show (a video shows passages of its recording and nothing else).
 */
export function isAttested(video: Video): boolean {
  const { noErrorsAttestation: attestation, recording, fit } = video
  if (!attestation || !isGiven(attestation.name) || !isDay(attestation.on) || !recording) return false
  if (attestation.sha256s.includes(recording.file.sha256)) return true
  return fit !== null && fit.outputs.every(({ file }) => attestation.sha256s.includes(file.sha256))
}

/** R5.1: there is a recording, and a video made from it as it is marked now. */
function videoIsMade({ video }: Submission): Observation[] {
  if (!video.recording) return [missing('blocker', 'video.recording', 'There is no demo recording.', 'Add a screen recording of the integration.')]
  if (!video.fit)
    return [
      missing('blocker', 'video.fit', 'The video has not been made from the recording yet.', 'Choose Make the video; it comes out below 4.5 MB.'),
    ]
  if (isFitCurrent(video)) return []
  return [missing('blocker', 'video.fit', 'The recording or its marks have changed since the video was made.', 'Choose Make the video again.')]
}

/**
 * R5.1, A1: "keeping the file size less than 4.5 MB", read as 4,500,000 bytes. Below 4,718,592 another reading lets it pass,
 * so a person may answer for it.
 */
function everyVideoIsSmallEnough({ video }: Submission): Observation[] {
  return (video.fit?.outputs ?? [])
    .filter(({ file }) => file.bytes >= videoLimitBytes)
    .map(({ file }) => {
      const told = (reading: string) =>
        wrong(
          'blocker',
          'video.fit',
          `${file.name} has ${file.bytes.toLocaleString('en-US')} bytes; it must have less than 4,500,000.${reading}`,
          'Choose Make the video again.',
        )
      return file.bytes < unwaivableVideoBytes
        ? waivable(told(' Counted in units of 1,024 it would pass, but the reviewer may count otherwise.'))
        : told('')
    })
}

/** R5.2: each scene is shown in the normal flow, or the status is excused with a reason. */
function everySceneIsShown({ video, profile }: Submission): Observation[] {
  if (!video.recording) return []
  return missingScenes(video).map(({ scene, title }) => {
    const isExcusable = scene === 'statusing' && profile.status === 'none'
    return missing(
      'blocker',
      'video.marks',
      `No passage of the normal flow is marked as ${title}.`,
      isExcusable ? 'Say why the status does not come back to your system.' : 'Mark where the recording shows it, or record it.',
    )
  })
}

/** R5.2: a mark lies within the recording; one behind its end shows nothing. */
function marksLieWithin({ video }: Submission): Observation[] {
  const durationMs = video.recording?.properties.durationMs
  if (!durationMs) return []
  return video.marks.flatMap((mark, index) =>
    mark.atMs < durationMs
      ? []
      : [
          wrong(
            'warning',
            `video.marks.${index}`,
            `${mark.title.trim() ? `The mark "${mark.title.trim()}"` : `Mark ${index + 1}`} lies behind the end of the recording.`,
            'Move the mark or remove it.',
          ),
        ],
  )
}

/** R5.3: "with no errors in the implemented solution": a named person says so of exactly these files. */
function noErrorsAreAttested({ video }: Submission): Observation[] {
  const where = 'video.noErrorsAttestation'
  if (!video.recording || isAttested(video)) return []
  if (!video.noErrorsAttestation)
    return [
      missing('blocker', where, 'Nobody has confirmed that the video shows no errors.', 'Watch it to the end, then enter your name and the day.'),
    ]
  const { name, on } = video.noErrorsAttestation
  if (!isGiven(name))
    return [
      missing(
        'blocker',
        `${where}.name`,
        'The confirmation that the video shows no errors has no name.',
        'Enter the name of the person who watched it.',
      ),
    ]
  if (!isGiven(on))
    return [
      missing('blocker', `${where}.on`, 'The confirmation that the video shows no errors has no day.', 'Enter the day on which it was watched.'),
    ]
  if (!isDay(on))
    return [
      wrong(
        'blocker',
        `${where}.on`,
        `"${on.trim()}" in the confirmation that the video shows no errors is not a date.`,
        'Enter the day on which it was watched, as in 2026-12-15.',
      ),
    ]
  return [
    missing(
      'blocker',
      where,
      `What ${name.trim()} confirmed on ${formatDay(on)} was another file.`,
      'Watch the new video to the end and confirm again.',
    ),
  ]
}

/** R5.4: "ideally" with the exception flows, in the same file or in a second one. */
function exceptionFlowsAreShown({ video }: Submission): Observation[] {
  if (!video.recording || video.marks.some(({ flow }) => flow === 'exception')) return []
  const where = 'video.exceptionAbsenceAcknowledged'
  if (video.exceptionAbsenceAcknowledged)
    return [
      wrong('info', where, 'The video shows no exception flow, which is noted as intended.', 'Nothing, or record one: reviewers like to see it.'),
    ]
  return [
    missing(
      'warning',
      where,
      'No exception flow is marked.',
      'Mark where something fails and how the integration deals with it, or note that the video leaves it out.',
    ),
  ]
}

function progress(submission: Submission): StepProgress {
  const { video } = submission
  const { recording, fit, marks } = video
  if (!recording) return { isStarted: marks.length > 0, isComplete: false, detail: '' }
  const open = everySceneIsShown(submission).filter((observation) => !standingWaiver(submission, { rule: 'R5.2', ...observation })).length
  const isCurrent = isFitCurrent(video)
  const scenes = `${requiredScenes.length - open} of ${requiredScenes.length} scenes`
  const detail =
    fit && isCurrent
      ? `${counted(fit.outputs.length, 'video')}, ${scenes}${isAttested(video) ? '' : ', not confirmed yet'}`
      : `One recording, ${scenes} marked, ${fit ? 'changed since the video was made' : 'video not made yet'}`
  return { isStarted: true, isComplete: isCurrent && open === 0 && isAttested(video), detail }
}

export const videoStep: StepDefinition = {
  id: 'video',
  number: 5,
  title: 'Demo video',
  shortTitle: 'Demo video',
  path: 'video',
  isApplicable: always,
  canStart: () => true,
  rules: [
    { id: 'R5.1', quote: '4.5MB video demo', check: videoIsMade },
    { id: 'R5.1', quote: 'keeping the file size less than 4.5 MB', check: everyVideoIsSmallEnough },
    { id: 'P4', quote: '', check: videosFitMessages },
    {
      id: 'R5.2',
      quote: 'from document generation, to sending, signing, and statusing back to your system (where applicable)',
      check: everySceneIsShown,
      summarise: (count) => `Mark ${count} scenes`,
    },
    {
      id: 'R5.2',
      quote: 'from document generation, to sending, signing, and statusing back to your system (where applicable)',
      check: marksLieWithin,
    },
    { id: 'R5.3', quote: 'with no errors in the implemented solution', check: noErrorsAreAttested },
    { id: 'R5.3', quote: 'with no errors in the implemented solution', check: noErrorIsOnScreen },
    { id: 'P3', quote: '', check: noSecretIsOnScreen },
    { id: 'P3', quote: '', check: noRealAddressIsOnScreen },
    { id: 'P3', quote: '', check: screenIsRead },
    { id: 'R5.4', quote: 'Ideally, the video should include both the non-Exception and Exception flows', check: exceptionFlowsAreShown },
  ],
  progress,
}
