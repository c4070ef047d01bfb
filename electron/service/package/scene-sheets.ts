/** @file The scenes of the videos of a package, each with a still picture. */
import type { FileReference, FittedVideo, Submission } from '#shared/domain/submission.ts'
import type { Flow } from '#shared/domain/flow.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { chaptersOf } from '../video/chapters.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { takeStills } from '../video/scene-stills.ts'

/** Times are milliseconds of the video; `still` is a JPEG file, null where none could be taken. */
export type SceneStill = { title: string; startMs: number; endMs: number; flow: Flow | 'all'; still: Uint8Array | null }
export type SceneSheet = { videoName: string; flow: FittedVideo['flow']; durationMs: number; scenes: SceneStill[] }

/** A draft is exported several times with the same videos. */
const keptStills = 4
const known = new Map<string, Uint8Array[]>()

export type SceneSheetInput = {
  submission: Submission
  /** The videos that lie in the package. */
  videos: readonly { name: string; path: string; sha256: FileReference['sha256'] }[]
  tools: () => Promise<FfmpegTools>
  signal?: AbortSignal
}

/**
 * A video of which no picture can be taken (no ffmpeg, a file from elsewhere) keeps its list of scenes.
 * @returns one sheet a video, in the order of the package. @throws UserError `cancelled`.
 */
export async function makeSceneSheets({ submission, videos, tools, signal }: SceneSheetInput): Promise<SceneSheet[]> {
  const { marks, fit } = submission.video
  const sheets: SceneSheet[] = []
  for (const { flow, file, passages, properties } of fit?.outputs ?? []) {
    const video = videos.find(({ sha256 }) => sha256 === file.sha256)
    if (!video) continue
    const { durationMs, frameRate } = properties
    const chapters = chaptersOf(marks, passages, frameRate > 0 ? 1000 / frameRate : 0)
    const scenes = chapters.length > 0 ? chapters : [{ title: 'The whole video', startMs: 0, endMs: durationMs, flow }]
    const stills = await stillsOf(file.sha256, scenes, { path: video.path, tools, signal })
    sheets.push({ videoName: video.name, flow, durationMs, scenes: scenes.map((scene, index) => ({ ...scene, still: stills[index] ?? null })) })
  }
  return sheets
}

async function stillsOf(
  sha256: string,
  stretches: readonly { startMs: number; endMs: number }[],
  { path, tools, signal }: Pick<SceneSheetInput, 'tools' | 'signal'> & { path: string },
): Promise<Uint8Array[]> {
  const key = JSON.stringify([sha256, stretches.map(({ startMs, endMs }) => [startMs, endMs])])
  const taken = known.get(key)
  if (taken) return taken
  try {
    const stills = await takeStills({ tools: await tools(), path, stretches, signal })
    known.set(key, stills)
    for (const old of [...known.keys()].slice(0, -keptStills)) known.delete(old)
    return stills
  } catch {
    throwIfCancelled(signal)
    return []
  }
}
