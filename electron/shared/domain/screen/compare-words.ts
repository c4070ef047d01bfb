/** @file How many of the words that can be read in one picture can be read in another one of the same. Pure. */
import type { Box } from '../screen-review.ts'
import { editDistance, foldLookAlikes } from './known-values.ts'
import { overlapOf } from './read-word.ts'

/** A word in a picture, its box in shares of it. */
export type SeenWord = { text: string; confidence: number; box: Box }

/** What the recogniser is less sure of, nobody can be said to read. */
const readableConfidence = 60
/** Shorter words are found by chance. */
const shortestWord = 3
/** The same word stands at the same place. */
const samePlace = 0.3
/** One in so many letters may be read otherwise; a person would not notice. */
const lettersPerFault = 6
const mostLost = 40

/** @returns the words that a person can read. */
export function readableWords<Word extends SeenWord>(words: readonly Word[]): Word[] {
  return words.filter(({ text, confidence }) => confidence >= readableConfidence && bare(text).length >= shortestWord)
}

/** @param covers what the second picture hides on purpose: words there do not count. @returns how many words there are and how many stay, and the lost ones. */
export function compareReadings(first: readonly SeenWord[], second: readonly SeenWord[], covers: readonly Box[]) {
  const wanted = readableWords(first).filter(({ box }) => !covers.some((cover) => overlapOf(cover, box) > 0))
  const lost = wanted.filter((word) => !second.some((other) => overlapOf(word.box, other.box) >= samePlace && isSame(word.text, other.text)))
  return {
    readableWords: wanted.length,
    stillReadableWords: wanted.length - lost.length,
    lost: [...new Set(lost.map(({ text }) => text))].slice(0, mostLost),
  }
}

function isSame(a: string, b: string): boolean {
  const [first, second] = [foldLookAlikes(bare(a)), foldLookAlikes(bare(b))]
  // Underscores part a word in two here and not there.
  if (first.length >= 8 && second.length >= 4 && (first.includes(second) || second.includes(first))) return true
  return editDistance(first, second, Math.floor(first.length / lettersPerFault)) !== null
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
