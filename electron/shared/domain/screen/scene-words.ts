/** @file Whether a marked passage shows what its scene is about: words of the scene's vocabulary that stand on the screen in it (R5.2). Pure. */
import type { Scene, Submission } from '../submission.ts'
import type { ReadWord } from './read-word.ts'

export type SceneReading = {
  markIndex: number
  title: string
  scene: Scene
  /** Words of the scene's vocabulary, as they were read. */
  found: string[]
  isShown: boolean
}

/** Beginnings of words: `sign` is found in `Signature`. */
const vocabulary: Record<Exclude<Scene, ''>, readonly string[]> = {
  generation: [
    'document',
    'template',
    'contract',
    'agreement',
    'generat',
    'merge',
    'pdf',
    'draft',
    'lease',
    'quote',
    'proposal',
    'form',
    'field',
    'preview',
    'create',
  ],
  sending: ['send', 'sent', 'recipient', 'envelope', 'e-mail', 'email', 'subject', 'message', 'signer', 'routing', 'deliver'],
  signing: ['sign', 'adopt', 'finish', 'initial', 'consent', 'electronic', 'start', 'review', 'decline', 'draw', 'signature'],
  statusing: ['status', 'completed', 'delivered', 'signed', 'sent', 'voided', 'declined', 'history', 'certificate', 'updated', 'webhook', 'connect'],
}

/** One word may stand anywhere; two of them are no chance. */
const enoughWords = 2
/** A word that is gone again at once was not seen. */
const seenMs = 400

/** @returns one for each mark that names a scene, in the order of the list of marks; nothing where nothing was read. */
export function readScenes(words: readonly ReadWord[], { marks, recording }: Submission['video']): SceneReading[] {
  if (words.length === 0) return []
  const durationMs = recording?.properties.durationMs ?? Infinity
  const starts = marks.map(({ atMs }) => atMs).toSorted((a, b) => a - b)
  return marks.flatMap(({ atMs, title, scene }, markIndex) => {
    if (scene === '') return []
    const endMs = starts.find((start) => start > atMs) ?? durationMs
    const seen = new Set(
      words
        .filter((word) => Math.min(endMs, word.endMs) - Math.max(atMs, word.startMs) >= seenMs)
        .map(({ text }) => text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')),
    )
    const found = [...new Set(vocabulary[scene].flatMap((stem) => [...seen].find((word) => word.startsWith(stem)) ?? []))]
    return [{ markIndex, title, scene, found, isShown: found.length >= enoughWords }]
  })
}
