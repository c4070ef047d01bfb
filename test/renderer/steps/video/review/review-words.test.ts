import { describe, expect, it } from 'vitest'
import { matchedPieces } from '../../../../../renderer/steps/video/review/matched-text.ts'
import { leftInWords, lostInWords, readInWords, resultInWords } from '../../../../../renderer/steps/video/review/review-words.ts'
import { apiKey, password, video } from './example-findings.ts'

const reading = { sha256: 'a', instants: 12, readableWords: 431, stillReadableWords: 412, worst: [] }

describe('the review in words', () => {
  it('says what was read', () => {
    expect(readInWords({ recordingSha256: 'a', pictures: 41, words: 12_430, findings: [] })).toBe(
      '41 different pictures with 12,430 words were read.',
    )
    expect(readInWords({ recordingSha256: 'a', pictures: 1, words: 1, findings: [] })).toBe('1 different picture with 1 word was read.')
  })

  it('says what is left to look at', () => {
    expect(leftInWords([], video)).toBe('Nothing was found that a reviewer would object to.')
    expect(leftInWords([apiKey, password], video)).toBe('2 of 2 findings to look at.')
    expect(leftInWords([apiKey, password], { ...video, acceptedFindings: [apiKey.id] })).toBe('1 of 2 findings to look at.')
    expect(leftInWords([apiKey, password], { ...video, acceptedFindings: [apiKey.id, password.id] })).toBe('All 2 findings are dealt with.')
  })

  it('says how much of the result can be read, never rounding up', () => {
    expect(resultInWords(reading)).toBe('412 of 431 words that can be read in the recording can be read in the video (95 %).')
    expect(resultInWords({ ...reading, readableWords: 0, stillReadableWords: 0 })).toMatch(/^No word could be read/)
  })

  it('names the first of the words that were lost', () => {
    expect(lostInWords(['Envelope', 'Status'])).toBe('Envelope, Status')
    expect(lostInWords(Array.from({ length: 11 }, (_, index) => `w${index}`))).toBe('w0, w1, w2, w3, w4, w5, w6, w7 and 3 more')
  })
})

describe('what was searched for', () => {
  it('stands out wherever it occurs, whatever its case', () => {
    expect(matchedPieces('Send the Envelope: envelopes.js', 'envelope')).toEqual([
      { text: 'Send the ', isMatch: false },
      { text: 'Envelope', isMatch: true },
      { text: ': ', isMatch: false },
      { text: 'envelope', isMatch: true },
      { text: 's.js', isMatch: false },
    ])
  })

  it('stands out nowhere where it is not, and where letters change their length with their case', () => {
    expect(matchedPieces('Status', 'envelope')).toEqual([{ text: 'Status', isMatch: false }])
    expect(matchedPieces('Status', ' ')).toEqual([{ text: 'Status', isMatch: false }])
    expect(matchedPieces('İstanbul envelope', 'envelope')).toEqual([{ text: 'İstanbul envelope', isMatch: false }])
  })
})
