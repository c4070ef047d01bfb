/** @file What a recording of the corpus is, and what an interface brings so that it can be recorded. */
import type { ScreenSize } from '../../../build/sample/screen.ts'

export type Recording = {
  name: string
  path: string
  width: number
  height: number
  frameRate: number
  durationSeconds: number
  isSpoken: boolean
  description: string
}

/** Where an interface is performed: an empty screen, a folder that is removed afterwards, and the installed packages. */
export type Stage = { display: string; size: ScreenSize; folder: string; packages: string }

/** An interface on the stage: the walk through it is longer than the recording, which ends it by closing. */
export type Performance = { walk: () => Promise<void>; close: () => Promise<void> }

type Plan = Omit<Recording, 'path' | 'isSpoken'> & {
  /** To be raised when the recording must be made again, for example because the walk is another one. */
  version: number
}

export type Interface = Plan & {
  /** Sentences of the narration, a track without any sound, or no track. */
  sound: readonly string[] | 'silence' | 'none'
  open: (stage: Stage) => Promise<Performance>
}

/** A recording made of others, all of its size. */
export type Montage = Plan & {
  parts: readonly Interface[]
  /** What is said during the parts that are not spoken, by their names. */
  remarks: Record<string, readonly string[]>
}
