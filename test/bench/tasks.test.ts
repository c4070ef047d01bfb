import { expect, test } from 'vitest'
import { instantsToRead, listTasks } from './tasks.ts'

test('a rate and a length make a limit; what is too small is skipped with the reason', () => {
  expect(listTasks(60, [60, 20])).toEqual([
    { kilobitsPerSecond: 60, limitBytes: 450_000, skipped: null },
    { kilobitsPerSecond: 20, limitBytes: 150_000, skipped: '150000 bytes are too few to say anything' },
  ])
})

test('a long recording gets the whole limit once, whatever the rates', () => {
  expect(listTasks(720, [120, 60, 30])).toEqual([{ kilobitsPerSecond: 50, limitBytes: 4_500_000, skipped: null }])
})

test('frames are read in the middle of each twelfth, at fifths of a second', () => {
  expect(instantsToRead(120)).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 115])
  expect(instantsToRead(107.9)[0]).toBe(4.4)
})
