import { emptySubmission, type Fit } from '#shared/domain/submission.ts'
import { describe, expect, it } from 'vitest'
import { attestationState, outputSha256s } from '../../../../renderer/steps/video/attestation.ts'

const a = 'a'.repeat(64)
const b = 'b'.repeat(64)
const properties = { durationMs: 1, width: 2, height: 2, frameRate: 5, videoCodec: 'h264', audioCodec: null }
const fitOf = (...sha256s: string[]): Fit => ({
  recordingSha256: 'c'.repeat(64),
  marksKey: '[]',
  wishesKey: '',
  limitBytes: 4_500_000,
  split: sha256s.length > 1,
  reason: '',
  outputs: sha256s.map((sha256) => ({
    flow: 'all',
    file: { name: 'v.mp4', bytes: 1, sha256 },
    properties,
    passages: [{ startMs: 0, endMs: 1 }],
    predicted: null,
    measured: null,
  })),
})

const recording = { file: { name: 'r.mp4', bytes: 9, sha256: 'c'.repeat(64) }, properties, preview: null }
const stateOf = (sha256s: string[], fit: Fit | null) =>
  attestationState({ ...emptySubmission().video, recording, fit, noErrorsAttestation: { name: 'Ada', on: '2026-11-23', sha256s } })

describe('the word of a person (R5.3)', () => {
  it('stands for exactly the files that were watched', () => {
    expect(stateOf([b, a], fitOf(a, b))).toBe('result')
  })

  it('lapses when a file changes, is added or is gone', () => {
    expect(stateOf([a], fitOf(b))).toBe('lapsed')
    expect(stateOf([a], fitOf(a, b))).toBe('lapsed')
    expect(stateOf([a], null)).toBe('lapsed')
  })

  it('may stand for the recording, of which every video shows passages', () => {
    expect(stateOf([recording.file.sha256], null)).toBe('recording')
    expect(stateOf([recording.file.sha256], fitOf(a))).toBe('recording')
  })

  it('is not given by default, nor by a name alone', () => {
    expect(attestationState(emptySubmission().video)).toBe('none')
    expect(stateOf([], fitOf(a))).toBe('none')
    expect(outputSha256s(fitOf(a, b))).toEqual([a, b])
    expect(outputSha256s(null)).toEqual([])
  })
})
