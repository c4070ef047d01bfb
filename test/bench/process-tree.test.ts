import { expect, test } from 'vitest'
import { descendants, parseState } from './process-tree.ts'

test('the name of a process may look like fields', () => {
  expect(parseState('7 (a ) b) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0')).toEqual({ parent: 1, cpuSeconds: 2 })
})

test('the tree is a process and all below it, and nothing beside it', () => {
  const state = (id: number, parent: number) => ({ id, parent, cpuSeconds: 0 })
  const states = [state(1, 0), state(4, 3), state(3, 2), state(2, 1), state(5, 1), state(6, 2)]
  expect(descendants(2, states).map(({ id }) => id)).toEqual([2, 3, 6, 4])
  expect(descendants(9, states)).toEqual([])
})
