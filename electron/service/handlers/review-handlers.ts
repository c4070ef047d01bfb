/** @file Calls about what text recognition reads on the screen. */
import type { Contract, Handlers, Progress, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import { findOnScreen } from '#shared/domain/screen/find-on-screen.ts'
import { readScenes } from '#shared/domain/screen/scene-words.ts'
import { searchWords } from '#shared/domain/screen/search-words.ts'
import type { ReadWord } from '#shared/domain/screen/read-word.ts'
import type { ServiceParts } from '../index.ts'
import { createReviewCache } from '../review/review-cache.ts'
import { knowOfTraces } from '../review/know-of-traces.ts'
import { readRecording, type ReadRecording } from '../review/read-recording.ts'
import { readResults } from '../review/read-results.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { shareProgress } from '../video/share-progress.ts'
import type { StudiedRecording } from '../video/study.ts'
import { requireRecording } from './require-recording.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `review.${string}`>>
type Work = { signal: AbortSignal; progress: (progress: Progress) => void }

/** Looking at a recording takes about so much of looking and reading. */
const lookingShare = 0.3
/** Words of so many recordings are at hand; ten minutes are a few megabytes. */
const mostAtHand = 2

export function createReviewHandlers(parts: ServiceParts): Calls {
  const { submissions, files, emit, studies, dataDir } = parts
  const cache = createReviewCache(dataDir)
  const atHand = new Map<string, ReadRecording>()
  const reading = new Set<string>()

  function keepAtHand(sha256: string, read: ReadRecording): ReadRecording {
    atHand.delete(sha256)
    atHand.set(sha256, read)
    for (const oldest of [...atHand.keys()].slice(0, -mostAtHand)) atHand.delete(oldest)
    return read
  }

  async function known(sha256: string): Promise<ReadRecording | null> {
    const found = atHand.get(sha256) ?? (await cache.read(sha256))
    return found && keepAtHand(sha256, found)
  }

  async function wordsOf(id: string): Promise<readonly ReadWord[]> {
    const sha256 = submissions.get(id).submission.video.recording?.file.sha256
    return (sha256 ? await known(sha256) : null)?.words ?? []
  }

  /** Looks at the recording first where nobody has yet; `work` reports its own part of the bar. */
  async function withStudied<T>(
    sha256: string,
    { signal, progress }: Work,
    work: (studied: StudiedRecording, tools: FfmpegTools, onProgress: (progress: Progress) => void) => Promise<T>,
  ): Promise<T> {
    const tools = await parts.tools()
    const share = shareProgress(progress, studies.known(sha256) ? 0 : lookingShare)
    const looking = { tools, path: files.path(sha256), limitBytes: videoLimitBytes, signal }
    return studies.use(sha256, looking, (studied) => work(studied, tools, share.working), share.looking)
  }

  async function readNow(sha256: string, call: Work): Promise<ReadRecording> {
    const read = await withStudied(sha256, call, (studied, tools, onProgress) => readRecording({ tools, studied, signal: call.signal, onProgress }))
    await cache.write(sha256, read)
    return keepAtHand(sha256, read)
  }

  function save(id: string, sha256: string, read: ReadRecording, findings: ReturnType<typeof findOnScreen>): SubmissionState {
    const review = { recordingSha256: sha256, pictures: read.pictures, words: read.words.length, findings }
    const state = submissions.update(id, (submission) => {
      if (submission.video.recording?.file.sha256 !== sha256)
        throw new UserError('file-changed', 'The recording was replaced while it was being read.', 'Read the new one.')
      // What somebody found in order in another recording says nothing of this one.
      const isOther = submission.video.review?.recordingSha256 !== sha256
      const acceptedFindings = isOther ? [] : submission.video.acceptedFindings
      return { ...submission, video: { ...submission.video, review, acceptedFindings } }
    })
    emit('submission.changed', { id: state.id, revision: state.revision })
    return state
  }

  return {
    'review.read': async ({ id }, work) => {
      const sha256 = requireRecording(parts, id).file.sha256
      if (reading.has(id)) throw new UserError('blocked', 'The screen of this recording is already being read.', 'Wait for it, or cancel it.')
      reading.add(id)
      try {
        const read = (await known(sha256)) ?? (await readNow(sha256, work))
        const knowledge = await knowOfTraces(parts, id, work)
        return save(id, sha256, read, findOnScreen(read.words, knowledge))
      } finally {
        reading.delete(id)
      }
    },

    'review.search': async ({ id, text }) => ({ hits: searchWords(await wordsOf(id), text) }),

    'review.scenes': async ({ id }) => ({ scenes: readScenes(await wordsOf(id), submissions.get(id).submission.video) }),

    'review.result': async ({ id }, call) => {
      const { sha256 } = requireRecording(parts, id).file
      const { fit, wishes } = submissions.get(id).submission.video
      if (!fit || fit.recordingSha256 !== sha256)
        throw new UserError('not-found', 'There is no video of this recording yet.', 'Make the video first.')
      const results = await readResults({
        ...{ fit, covers: wishes.covers, cache, tools: await parts.tools(), signal: call.signal },
        filePath: (wanted) => (files.has(wanted) ? files.path(wanted) : null),
        withStudied: (work) => withStudied(sha256, call, (studied, _tools, onProgress) => work(studied, onProgress)),
      })
      return { results }
    },
  }
}
