import { findingState } from '#shared/domain/screen/finding-state.ts'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../../../renderer/steps/video/review/decisions.ts'
import {
  acceptFindings,
  coverFindings,
  leaveOutFinding,
  putBackFinding,
  takeBackFinding,
  uncoverFinding,
} from '../../../../../renderer/steps/video/review/decisions.ts'
import { mostCovers } from '../../../../../renderer/steps/video/covers.ts'
import { apiKey, durationMs, password, video } from './example-findings.ts'

function required(decision: Decision | null): Decision {
  if (!decision) throw new Error('It cannot be decided')
  return decision
}
const states = (decided: typeof video) => [apiKey, password].map((finding) => findingState(finding, decided))

describe('what is decided about a finding', () => {
  it('is to look at until somebody decides', () => {
    expect(states(video)).toEqual(['open', 'open'])
  })

  it('is covered over its place and its time, and a little around both', () => {
    const { wishes } = required(coverFindings(video, [apiKey], durationMs)).apply(video)
    expect(states({ ...video, wishes })).toEqual(['covered', 'open'])
    const [cover] = wishes.covers
    expect([cover?.startMs, cover?.endMs, cover?.kind]).toEqual([2_750, 6_250, 'solid'])
    expect(cover?.x).toBeLessThan(apiKey.box.x)
    expect((cover?.x ?? 0) + (cover?.width ?? 0)).toBeGreaterThan(apiKey.box.x + apiKey.box.width)
  })

  it('is left out with its time, and then needs no cover', () => {
    const covered = required(coverFindings(video, [apiKey], durationMs)).apply(video)
    const cut = required(leaveOutFinding(covered, apiKey, durationMs)).apply(covered)
    expect(cut.wishes.cuts).toEqual([{ startMs: 2_750, endMs: 6_250 }])
    expect(states(cut)).toEqual(['left-out', 'open'])
  })

  it('is fine when somebody says so, and only that one', () => {
    const accepted = acceptFindings([password]).apply(video)
    expect(states(accepted)).toEqual(['open', 'fine'])
    expect(states(takeBackFinding(password).apply(accepted))).toEqual(['open', 'open'])
  })
})

describe('a decision is taken back alone', () => {
  it('whatever was decided after it', () => {
    const first = required(coverFindings(video, [apiKey], durationMs))
    const covered = first.apply(video)
    const second = required(coverFindings(covered, [password], durationMs))
    const both = second.apply(covered)
    expect(states(first.revert(both))).toEqual(['open', 'covered'])
    expect(second.revert(first.revert(both))).toEqual(video)
  })

  it('with what was left out before it', () => {
    const cut = { ...video, wishes: { ...video.wishes, cuts: [{ startMs: 6_000, endMs: 7_000 }] } }
    const decision = required(leaveOutFinding(cut, apiKey, durationMs))
    expect(decision.apply(cut).wishes.cuts).toEqual([{ startMs: 2_750, endMs: 7_000 }])
    expect(decision.revert(decision.apply(cut))).toEqual(cut)
  })

  it('when it took something back itself', () => {
    const covered = required(coverFindings(video, [apiKey, password], durationMs)).apply(video)
    const uncover = uncoverFinding(covered, apiKey)
    expect(states(uncover.apply(covered))).toEqual(['open', 'covered'])
    expect(states(uncover.revert(uncover.apply(covered)))).toEqual(['covered', 'covered'])
    const cut = required(leaveOutFinding(video, password, durationMs)).apply(video)
    const putBack = putBackFinding(cut, password, durationMs)
    expect(states(putBack.apply(cut))).toEqual(['open', 'open'])
    expect(putBack.revert(putBack.apply(cut))).toEqual(cut)
  })
})

describe('what cannot be decided', () => {
  it('is to leave everything out', () => {
    expect(leaveOutFinding(video, { ...apiKey, startMs: 0, endMs: durationMs }, durationMs)).toBeNull()
  })

  it('is to cover more than a submission holds', () => {
    expect(
      coverFindings(
        video,
        Array.from({ length: mostCovers + 1 }, () => apiKey),
        durationMs,
      ),
    ).toBeNull()
  })
})
