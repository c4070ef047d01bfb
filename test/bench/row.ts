/** @file One line of the bench: what one maker made of one recording below one limit. Pure. */
import type { FitReport } from './fit-alone.ts'
import type { Usage } from './usage.ts'
import type { WordsRead } from './words-read.ts'

export const ourName = 'Certpack'

export type Made = {
  bytes: number
  words: WordsRead
  /** Share of the source's words that a near-lossless encode keeps. */
  ceiling: number
  ssim: number | null
  usage: Usage
}

export type Row = {
  recording: string
  width: number
  durationSeconds: number
  kilobitsPerSecond: number
  limitBytes: number
  madeBy: string
  note: string
  /** null when no video came out; the note says why. */
  made: Made | null
  /** What only we tell. */
  ours: Pick<FitReport, 'analysisSeconds' | 'studySeconds' | 'fitSeconds' | 'predicted' | 'measured' | 'reason'> | null
}

/** Rows with the same key measure the same thing. */
export function rowKey({ recording, kilobitsPerSecond, madeBy }: Pick<Row, 'recording' | 'kilobitsPerSecond' | 'madeBy'>): string {
  return [recording, kilobitsPerSecond, madeBy].join('|')
}

export function shareOfLimit({ made, limitBytes }: Row): number | null {
  return made && made.bytes / limitBytes
}

/** @returns words read as a share of what a near-lossless encode lets one read. */
export function shareOfCeiling({ made }: Row): number | null {
  return made && made.ceiling > 0 ? made.words.share / made.ceiling : null
}

export type PredictionErrors = { bytes: number; legibility: number; legibilityOfWords: number; seconds: number }

/** @returns foretold less measured: bytes and seconds as a share of what was measured, legibility as it is. */
export function predictionErrors(row: Row): PredictionErrors | null {
  const { ours, made } = row
  const readable = shareOfCeiling(row)
  if (!ours || !made || readable === null) return null
  const { predicted, measured, fitSeconds } = ours
  return {
    bytes: predicted.bytes / made.bytes - 1,
    legibility: predicted.legibility - measured.legibility,
    legibilityOfWords: predicted.legibility - readable,
    seconds: predicted.seconds / fitSeconds - 1,
  }
}
