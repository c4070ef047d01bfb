/** @file Editing the marks of a recording. Pure: every change gives a new list, in order of time. */
import type { Flow, Mark, Scene } from '#shared/domain/submission.ts'

/** As many marks as a submission holds. */
export const mostMarks = 200

/** Marks closer than this are one mark: no passage is shorter (milliseconds). */
export const nearestMarksMs = 100

/** What can be marked with one press: the scenes of R5.2 and an exception flow (R5.4). */
export const quickMarks: readonly { label: string; scene: Scene; flow: Flow }[] = [
  { label: 'Generation', scene: 'generation', flow: 'normal' },
  { label: 'Sending', scene: 'sending', flow: 'normal' },
  { label: 'Signing', scene: 'signing', flow: 'normal' },
  { label: 'Status', scene: 'statusing', flow: 'normal' },
  { label: 'Exception', scene: '', flow: 'exception' },
]

export const sceneNames: Readonly<Record<Scene, string>> = {
  '': 'No scene',
  generation: 'Generation',
  sending: 'Sending',
  signing: 'Signing',
  statusing: 'Status',
}

export const flowNames: Readonly<Record<Flow, string>> = { normal: 'Normal', exception: 'Exception' }

/** A stretch of the recording from one mark to the next. `markIndex` is null before the first mark. */
export type Passage = { startMs: number; endMs: number; title: string; flow: Flow; scene: Scene; markIndex: number | null }

/** @returns what to call a mark: its title, else its scene, else its flow. */
export function markTitle(mark: Pick<Mark, 'title' | 'scene' | 'flow'>): string {
  return mark.title.trim() || (mark.scene ? sceneNames[mark.scene] : mark.flow === 'exception' ? 'Exception' : 'Normal flow')
}

/** @returns the passages of a recording of `durationMs`, without gaps; what lies before the first mark is normal flow. */
export function passagesOf(marks: readonly Mark[], durationMs: number): Passage[] {
  const passages: Passage[] = []
  const firstMs = marks[0]?.atMs ?? durationMs
  if (firstMs > 0) {
    passages.push({ startMs: 0, endMs: Math.min(firstMs, durationMs), title: 'Not marked', flow: 'normal', scene: '', markIndex: null })
  }
  marks.forEach((mark, markIndex) => {
    const endMs = Math.min(durationMs, marks[markIndex + 1]?.atMs ?? durationMs)
    if (mark.atMs < endMs) passages.push({ startMs: mark.atMs, endMs, title: markTitle(mark), flow: mark.flow, scene: mark.scene, markIndex })
  })
  return passages
}

/**
 * Adds a mark; where one stands already (nearer than {@link nearestMarksMs}), that one becomes the new one and keeps its time.
 * @param mark its `atMs` is brought within the recording.
 * @returns the new list and where in it the mark stands; the list as it was when it is full.
 */
export function addMark(marks: readonly Mark[], mark: Mark, durationMs: number): { marks: Mark[]; index: number } {
  const atMs = withinRecording(mark.atMs, durationMs)
  const near = marks.findIndex((other) => Math.abs(other.atMs - atMs) < nearestMarksMs)
  if (near >= 0) return { marks: marks.map((other, index) => (index === near ? { ...mark, atMs: other.atMs } : other)), index: near }
  if (marks.length >= mostMarks) return { marks: [...marks], index: -1 }
  const next = inOrder([...marks, { ...mark, atMs }])
  return { marks: next, index: next.findIndex((other) => other.atMs === atMs) }
}

/** @returns the list without the mark at `index`. */
export function removeMark(marks: readonly Mark[], index: number): Mark[] {
  return marks.filter((_, other) => other !== index)
}

/** @returns the list with other words, flow or scene for the mark at `index`. */
export function changeMark(marks: readonly Mark[], index: number, change: Partial<Omit<Mark, 'atMs'>>): Mark[] {
  return marks.map((mark, other) => (other === index ? { ...mark, ...change } : mark))
}

/**
 * Moves a mark in time. It does not pass its neighbours: order is part of what the person set up.
 * @param atMs wanted instant, milliseconds; brought between the neighbours and within the recording.
 */
export function moveMark(marks: readonly Mark[], index: number, atMs: number, durationMs: number): Mark[] {
  const { earliestMs, latestMs } = markRange(marks, index, durationMs)
  if (earliestMs > latestMs) return [...marks]
  const moved = Math.max(earliestMs, Math.min(latestMs, Math.round(atMs)))
  return marks.map((mark, other) => (other === index ? { ...mark, atMs: moved } : mark))
}

/** @returns how far a mark can be moved between its neighbours. */
export function markRange(marks: readonly Mark[], index: number, durationMs: number): { earliestMs: number; latestMs: number } {
  const previous = marks[index - 1]
  const next = marks[index + 1]
  return {
    earliestMs: previous ? previous.atMs + nearestMarksMs : 0,
    latestMs: next ? next.atMs - nearestMarksMs : withinRecording(durationMs, durationMs),
  }
}

/** @returns the mark whose passage holds `ms`, or -1 before the first mark. */
export function markAt(marks: readonly Mark[], ms: number): number {
  return marks.findLastIndex((mark) => mark.atMs <= ms)
}

/** @returns the marks in order of time, as every function here expects them. */
export function inOrder(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.atMs - b.atMs)
}

/** A mark at the very end would start an empty passage. */
function withinRecording(ms: number, durationMs: number): number {
  return Math.max(0, Math.min(Math.round(ms), Math.floor(durationMs) - nearestMarksMs))
}
