import { expect, test } from 'vitest'
import type { Mark, Scene } from '#shared/domain/submission.ts'
import type { Take } from '#shared/domain/takes.ts'
import { moveTake, proposeTakes, takesInOrder } from '../../../../renderer/steps/video/takes-order.ts'

const mark = (scene: Scene): Mark => ({ atMs: 0, title: '', flow: 'normal', scene })
const take = (id: string, startedAtMs: number, scene: Scene, title = id, marks: Mark[] = []) =>
  ({ id, startedAtMs, scene, title, marks, state: 'finished' }) as Take
const ids = (takes: readonly Take[]) => takes.map(({ id }) => id).join(' ')

const takes = [
  take('declined', 1, '', 'Signer declined'),
  take('signing', 2, 'signing'),
  take('generation', 3, 'generation'),
  take('again', 4, 'generation'),
  take('walk', 5, '', 'Whole script', [mark('sending')]),
]

test('takes lie in the order of the certification: a walk, the scenes, the exceptions; several tries as they were made', () => {
  expect(ids(takesInOrder(takes, []))).toBe('walk generation again signing declined')
})

test('takes that were moved keep their place, and a new one joins them', () => {
  const order = moveTake(takesInOrder(takes.slice(0, 3), []), 'declined', -1)
  expect(order).toEqual(['generation', 'declined', 'signing'])
  expect(ids(takesInOrder(takes, order))).toBe('generation declined signing walk again')
  expect(moveTake(takes, 'declined', -1)).toEqual(takes.map(({ id }) => id))
})

test('of several tries at the same the last is proposed, one that was interrupted only where there is no other', () => {
  expect(proposeTakes(takes)).toEqual(new Set(['declined', 'signing', 'again', 'walk']))
  const broken = { ...take('broken', 9, 'signing'), state: 'interrupted' as const }
  expect(proposeTakes([...takes, broken]).has('broken')).toBe(false)
  expect(proposeTakes([broken])).toEqual(new Set(['broken']))
  expect(proposeTakes([take('one', 1, '', 'Whole script'), take('two', 2, '', 'Whole script, take 2')])).toEqual(new Set(['two']))
})
