import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { emptySubmission } from '#shared/domain/submission.ts'
import type { DraftCalls } from '../../renderer/client/draft.ts'
import { createDraft } from '../../renderer/client/draft.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A service in memory: every save is a revision, undo goes one back. */
function setUp(delayMs = 10) {
  const revisions = [emptySubmission()]
  let position = 0
  const failures: unknown[] = []
  const state = (): SubmissionState => ({
    id: '3c1cbc54-4a4b-4f3a-9d0c-3f4c5c1a2b10',
    submission: structuredClone(revisions[position] ?? emptySubmission()),
    revision: position,
    savedAtMs: Date.now(),
    canUndo: position > 0,
    canRedo: position < revisions.length - 1,
    exported: null,
    isArchived: false,
  })
  const answer = async (work: () => void): Promise<SubmissionState> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    const failure = failures.shift()
    if (failure !== undefined) throw failure
    work()
    return state()
  }
  const calls: DraftCalls = {
    get: () => answer(() => undefined),
    saveSection: (section, value) =>
      answer(() => {
        revisions.splice(position + 1)
        revisions.push({ ...(revisions[position] ?? emptySubmission()), [section]: value })
        position += 1
      }),
    undo: () => answer(() => (position -= 1)),
    redo: () => answer(() => (position += 1)),
  }
  return { draft: createDraft(state(), calls), state, failures }
}

describe('a draft', () => {
  it('shows a change at once and saves it soon', async () => {
    const { draft, state } = setUp()
    draft.change('profile', (profile) => ({ ...profile, productName: 'Portal' }))
    expect(draft.snapshot().submission.profile.productName).toBe('Portal')
    expect(draft.snapshot().status).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(400)
    expect(draft.snapshot().status).toBe('saved')
    expect(state().submission.profile.productName).toBe('Portal')
  })

  it('saves what is typed before it undoes, and then shows what was before', async () => {
    const { draft } = setUp()
    draft.change('profile', (profile) => ({ ...profile, productName: 'One' }))
    await vi.advanceTimersByTimeAsync(400)
    draft.change('profile', (profile) => ({ ...profile, productName: 'Two' }))
    const undone = draft.undo()
    await vi.advanceTimersByTimeAsync(100)
    await undone
    expect(draft.snapshot().submission.profile.productName).toBe('One')
    const redone = draft.redo()
    await vi.advanceTimersByTimeAsync(100)
    await redone
    expect(draft.snapshot().submission.profile.productName).toBe('Two')
  })

  it('keeps what is being typed when another call answers with its own change to the same section', async () => {
    const { draft, state } = setUp()
    draft.change('video', (video) => ({ ...video, statusingNotApplicableReason: 'No status comes back' }))
    const other = state()
    other.submission.video.marks = [{ atMs: 0, title: 'Generation', flow: 'normal', scene: 'generation' }]
    draft.receive(other)
    expect(draft.snapshot().submission.video).toMatchObject({
      statusingNotApplicableReason: 'No status comes back',
      marks: [{ title: 'Generation' }],
    })
    await vi.advanceTimersByTimeAsync(500)
    expect(state().submission.video).toMatchObject({ statusingNotApplicableReason: 'No status comes back', marks: [{ title: 'Generation' }] })
  })

  it('loses no trace that is added while the note of another one is typed, and brings none back that is removed', async () => {
    const { draft, state } = setUp()
    const trace = (letter: string, note = '') => ({
      file: { name: `${letter}.log`, bytes: 1, sha256: letter.repeat(64) },
      api: 'rest' as const,
      note,
      flow: 'normal' as const,
      source: null,
      ledger: null,
    })
    draft.change('traces', (traces) => ({ ...traces, files: [trace('a'), trace('b')] }))
    await vi.advanceTimersByTimeAsync(500)
    draft.change('traces', (traces) => ({ ...traces, files: [trace('a', 'Sending')] }))
    const other = state()
    other.submission.traces.files.push(trace('c'))
    draft.receive(other)
    expect(draft.snapshot().submission.traces.files).toEqual([trace('a', 'Sending'), trace('c')])
    await vi.advanceTimersByTimeAsync(500)
    expect(state().submission.traces.files).toEqual([trace('a', 'Sending'), trace('c')])
  })

  it('saves two sections that change at the same time', async () => {
    const { draft, state } = setUp()
    draft.change('profile', (profile) => ({ ...profile, productName: 'Portal' }))
    draft.change('logDate', (logDate) => ({ ...logDate, accountId: '123' }))
    await vi.advanceTimersByTimeAsync(500)
    expect(state().submission.profile.productName).toBe('Portal')
    expect(state().submission.logDate.accountId).toBe('123')
  })

  it('tells why a save failed until it succeeds', async () => {
    const { draft, failures } = setUp()
    failures.push(new UserError('disk-full', 'The disk is full.', 'Free some space.'))
    draft.change('profile', (profile) => ({ ...profile, productName: 'Portal' }))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(draft.snapshot()).toMatchObject({ status: 'failed', problem: { message: 'The disk is full.' } })
    expect(draft.snapshot().submission.profile.productName).toBe('Portal')
    const flushed = draft.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await flushed).toBe(true)
    expect(draft.snapshot().status).toBe('saved')
  })

  it('does not undo while the last change cannot be saved', async () => {
    const { draft, failures } = setUp()
    failures.push(new UserError('disk-full', 'The disk is full.'))
    draft.change('profile', (profile) => ({ ...profile, productName: 'Portal' }))
    const undone = draft.undo()
    await vi.advanceTimersByTimeAsync(100)
    await undone
    expect(draft.snapshot().submission.profile.productName).toBe('Portal')
  })
})
