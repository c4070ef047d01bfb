/** @file The script of a recording: the scenes that the certification asks for, and the exceptions that the integration handles. Pure. */
import { questionById } from '#shared/domain/questionnaire.ts'
import { requiredScenes } from '#shared/domain/steps/05-video.ts'
import type { Flow, Mark, Scene, Submission } from '#shared/domain/submission.ts'

/** One thing to show. `id` is stable within a submission. */
export type ScriptItem = { id: string; title: string; scene: Scene; flow: Flow }

const sceneTitles: Readonly<Record<Exclude<Scene, ''>, string>> = {
  generation: 'Generation',
  sending: 'Sending',
  signing: 'Signing',
  statusing: 'Status',
}

/** "Which of these does the integration handle?" */
const exceptionsQuestion = 'Q9.1'

/** The exceptions that the questionnaire offers; anything else is typed. */
export const knownExceptions: readonly { value: string; label: string }[] = questionById(exceptionsQuestion)?.options ?? []

/** @returns the exceptions that the questionnaire says are handled, by their titles. */
export function answeredExceptions({ questionnaire: { answers } }: Submission): string[] {
  const answer = answers[exceptionsQuestion]
  return Array.isArray(answer) ? knownExceptions.filter(({ value }) => answer.includes(value)).map(({ label }) => label) : []
}

/** @returns what to show, in order (R5.2): the scenes, then the exceptions (R5.4). */
export function scriptOf(exceptions: readonly string[]): ScriptItem[] {
  return [
    ...requiredScenes.map(({ scene }) => ({ id: scene, title: sceneTitles[scene], scene, flow: 'normal' as const })),
    ...exceptions.map((title) => ({ id: `exception ${title}`, title, scene: '' as const, flow: 'exception' as const })),
  ]
}

/** @returns the mark that an item sets. */
export function markOf({ title, scene, flow }: ScriptItem, atMs: number): Mark {
  return { atMs: Math.round(atMs), title: flow === 'exception' ? title : '', scene, flow }
}

/** @returns whether this mark was set by this item. */
export function isMarkOf(mark: Mark, item: ScriptItem): boolean {
  return mark.flow === item.flow && (item.flow === 'exception' ? mark.title === item.title : item.scene !== '' && mark.scene === item.scene)
}

/** @returns the item that the next press of "mark" ticks: the one after the last that was ticked. */
export function nextItem(script: readonly ScriptItem[], marks: readonly Mark[]): ScriptItem | undefined {
  const last = script.findLastIndex((item) => marks.some((mark) => isMarkOf(mark, item)))
  return script[last + 1]
}
