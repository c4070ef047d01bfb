/** @file 2-video-scenes.pdf: what each video shows when, with a picture of every scene (R5.2, R5.4). Pure. */
import type { Block, Picture } from '../pdf/blocks.ts'
import type { SceneSheet, SceneStill } from '../scene-sheets.ts'
import { clock } from './clock.ts'
import { flowNames } from './profile-names.ts'

/** @returns the document's content; one section a video. */
export function sceneBlocks(sheets: readonly SceneSheet[]): Block[] {
  return [
    {
      kind: 'paragraph',
      text: 'Each picture is taken from the video itself, from the middle of where the scene stands still. The same titles are the chapters of the video.',
    },
    ...sheets.flatMap(({ videoName, flow, durationMs, scenes }): Block[] => [
      { kind: 'heading', text: videoName, aside: `${flowNames[flow]}, ${clock(durationMs)}` },
      { kind: 'pictures', pictures: scenes.map(toPicture) },
    ]),
  ]
}

function toPicture({ title, startMs, endMs, flow, still }: SceneStill): Picture {
  const details = `${clock(startMs)} to ${clock(endMs)} · ${flowNames[flow]}`
  return { jpeg: still, title, details, alternative: `A picture of the video at the scene "${title}".` }
}
