import { describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/submission.ts'
import { joinMarks } from '../../../electron/service/takes/join-marks.ts'

const mark = (atMs: number, title: string): Mark => ({ atMs, title, flow: 'normal', scene: '' })
const take = (title: string, scene: Mark['scene'], ...marks: Mark[]) => ({ title, scene, marks })
const shown = (marks: Mark[]) => marks.map(({ atMs, title, scene }) => `${atMs} ${title} ${scene}`.trim())

describe('the marks of joined takes', () => {
  it('lie behind the real length of the takes before', () => {
    const joined = joinMarks([take('a', '', mark(0, 'a0'), mark(900, 'a1')), take('b', '', mark(0, 'b0'), mark(10, 'b1'))], [1_000.4, 500])
    expect(shown(joined)).toEqual(['0 a0', '900 a1', '1000 b0', '1010 b1'])
  })
  it('get one from title and scene where a take begins with none', () => {
    expect(shown(joinMarks([take('Send', 'sending'), take('Sign', 'signing', mark(700, 'late'))], [1_000, 1_000]))).toEqual([
      '0 Send sending',
      '1000 Sign signing',
      '1700 late',
    ])
  })
  it('leave the first take without one where it has no scene', () => {
    expect(shown(joinMarks([take('Walk', ''), take('More', '')], [1_000, 1_000]))).toEqual(['1000 More'])
  })
  it('that were set at once begin with the take', () => {
    expect(shown(joinMarks([take('Send', 'sending', mark(300, 'ticked'))], [1_000]))).toEqual(['0 ticked'])
  })
  it('that lie behind the end of what was saved are left out', () => {
    expect(shown(joinMarks([take('a', '', mark(0, 'in'), mark(1_000, 'out')), take('b', 'signing')], [1_000, 500]))).toEqual([
      '0 in',
      '1000 b signing',
    ])
  })
})
