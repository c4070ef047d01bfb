import { expect, test } from 'vitest'
import { compareWords, countWords, wordsInBoth } from './words-read.ts'

test('words are three or more letters or digits, whatever stands between them', () => {
  expect([...countWords('Lease LC-2087, of 3 items: 556.28 Übergabe lease')]).toEqual([
    ['lease', 2],
    ['2087', 1],
    ['items', 1],
    ['556', 1],
    ['übergabe', 1],
  ])
})

test('each occurrence of a word counts once, and what only the result shows does not count', () => {
  expect(wordsInBoth(countWords('sent sent signed'), countWords('sent signed signed voided'))).toBe(2)
})

test('the share is over all frames, and the worst frame is told', () => {
  const source = [countWords('lease sent signed'), countWords('status'), countWords('')]
  const result = [countWords('lease sent signed'), countWords('stains'), countWords('noise')]
  expect(compareWords(source, result)).toEqual({ share: 0.75, worstShare: 0 })
})
