/** @file The chapters of a video: one for each mark that it shows. Pure. */
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { totalMs, type Passage } from './passages.ts'

/** Milliseconds of the video. */
export type Chapter = Passage & { title: string; flow: Flow }

const sceneTitles: Record<Exclude<Mark['scene'], ''>, string> = {
  generation: 'Document generation',
  sending: 'Sending',
  signing: 'Signing',
  statusing: 'Status',
}
const beginning = 'Beginning'
/** A title is stored with one byte for its length. */
const longestTitleBytes = 200

/**
 * @param passages of the recording that the video shows, in order. @param shortestMs what is shown for less than this is no chapter.
 * @returns the chapters in order, without gaps, from the first instant of the video to its last; none where nothing is marked.
 */
export function chaptersOf(marks: readonly Mark[], passages: readonly Passage[], shortestMs: number): Chapter[] {
  const sorted = marks.toSorted((a, b) => a.atMs - b.atMs)
  if (sorted.length === 0) return []
  const starts: { atMs: number; title: string; flow: Flow }[] = [
    { atMs: Number.NEGATIVE_INFINITY, title: beginning, flow: 'normal' },
    ...sorted.map((mark) => ({ atMs: mark.atMs, title: titleOf(mark), flow: mark.flow })),
  ]
  const chapters: Chapter[] = []
  for (const [index, { atMs, title, flow }] of starts.entries()) {
    const shown = intersection(passages, { startMs: atMs, endMs: starts[index + 1]?.atMs ?? Number.POSITIVE_INFINITY })
    if (!shown || shown.endMs - shown.startMs < shortestMs) continue
    // What is too short to be one belongs to the chapter before it, and what is at the very beginning to the first.
    const startMs = chapters.length === 0 ? 0 : Math.round(shown.startMs)
    const last = chapters.at(-1)
    if (last) last.endMs = startMs
    chapters.push({ startMs, endMs: Math.floor(shown.endMs), title, flow })
  }
  const last = chapters.at(-1)
  if (last) last.endMs = Math.floor(totalMs(passages))
  return chapters.length === 1 && last?.title === beginning ? [] : chapters
}

/** @returns from where to where the video shows what lies in a stretch of the recording. */
function intersection(passages: readonly Passage[], stretch: Passage): Passage | null {
  let offset = 0
  const shown: Passage[] = []
  for (const { startMs, endMs } of passages) {
    const from = Math.max(startMs, stretch.startMs)
    const to = Math.min(endMs, stretch.endMs)
    if (to > from) shown.push({ startMs: offset + from - startMs, endMs: offset + to - startMs })
    offset += endMs - startMs
  }
  const [first] = shown
  return first ? { startMs: first.startMs, endMs: shown.at(-1)?.endMs ?? first.endMs } : null
}

function titleOf({ title, scene, flow }: Mark): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  const written = title.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  const text = written || (scene === '' ? (flow === 'exception' ? 'Exception flow' : 'Normal flow') : sceneTitles[scene])
  let short = ''
  for (const character of text) {
    if (Buffer.byteLength(short + character) > longestTitleBytes) return short
    short += character
  }
  return short
}

/** @returns the chapters as ffmpeg reads them from a file (its format "ffmetadata"). */
export function chapterText(chapters: readonly Chapter[]): string {
  const entries = chapters.map(({ startMs, endMs, title }) =>
    ['[CHAPTER]', 'TIMEBASE=1/1000', `START=${startMs}`, `END=${endMs}`, `title=${title.replace(/[=;#\\]/g, '\\$&')}`, ''].join('\n'),
  )
  return `;FFMETADATA1\n${entries.join('')}`
}
