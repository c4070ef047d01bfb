import type { Fit } from '#shared/domain/submission.ts'
import { describe, expect, it } from 'vitest'
import { attestationState, outputSha256s } from '../../../../renderer/steps/video/attestation.ts'

const a = 'a'.repeat(64)
const b = 'b'.repeat(64)
const properties = { durationMs: 1, width: 2, height: 2, frameRate: 5, videoCodec: 'h264', audioCodec: null }
const fitOf = (...sha256s: string[]): Fit => ({
  recordingSha256: 'c'.repeat(64),
  marksKey: '[]',
  limitBytes: 4_500_000,
  split: sha256s.length > 1,
  reason: '',
  outputs: sha256s.map((sha256) => ({ flow: 'all', file: { name: 'v.mp4', bytes: 1, sha256 }, properties, passages: [{ startMs: 0, endMs: 1 }] })),
})

describe('the word of a person (R5.3)', () => {
  it('stands for exactly the files that were watched', () => {
    expect(attestationState({ name: 'Ada', on: '2026-11-23', sha256s: [b, a] }, fitOf(a, b))).toBe('current')
  })

  it('lapses when a file changes, is added or is gone', () => {
    const given = { name: 'Ada', on: '2026-11-23', sha256s: [a] }
    expect(attestationState(given, fitOf(b))).toBe('lapsed')
    expect(attestationState(given, fitOf(a, b))).toBe('lapsed')
    expect(attestationState(given, null)).toBe('lapsed')
  })

  it('is not given by default, nor by a name alone', () => {
    expect(attestationState({ name: 'Ada', on: '2026-11-23', sha256s: [] }, fitOf(a))).toBe('none')
    expect(attestationState(null, fitOf(a))).toBe('none')
    expect(outputSha256s(fitOf(a, b))).toEqual([a, b])
    expect(outputSha256s(null)).toEqual([])
  })
})
