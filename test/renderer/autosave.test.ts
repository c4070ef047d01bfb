import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '#shared/contract/errors.ts'
import type { SaveStatus } from '../../renderer/client/autosave.ts'
import { createAutosave } from '../../renderer/client/autosave.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const stopped = new UserError('service-stopped', 'The service stopped.')
const isTransient = (problem: unknown) => problem === stopped

/** A store that takes `delayMs` for each save, and fails as told. */
function setUp(delayMs = 20) {
  const saved: { value: string; atMs: number }[] = []
  const statuses: SaveStatus[] = []
  const failures: unknown[] = []
  const autosave = createAutosave<string>({
    save: async (value) => {
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      saved.push({ value, atMs: Date.now() })
    },
    onStatus: (status) => statuses.push(status),
    isTransient,
  })
  return { autosave, saved, statuses, failures }
}

describe('autosave', () => {
  it('saves 300 ms after the last change', async () => {
    const { autosave, saved } = setUp()
    autosave.change('a')
    await vi.advanceTimersByTimeAsync(200)
    autosave.change('ab')
    await vi.advanceTimersByTimeAsync(299)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(21)
    expect(saved.map(({ value }) => value)).toEqual(['ab'])
    expect(autosave.pending()).toBeUndefined()
  })

  it('saves at least once a second while somebody types for a minute', async () => {
    const { autosave, saved } = setUp()
    const startedAtMs = Date.now()
    let text = ''
    for (let typedMs = 0; typedMs < 60_000; typedMs += 80) {
      text += 'x'
      autosave.change(text)
      await vi.advanceTimersByTimeAsync(80)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    const times = [startedAtMs, ...saved.map(({ atMs }) => atMs)]
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_100)
    expect(saved.at(-1)?.value).toBe(text)
  })

  it('is never more than a second and a save behind, even when saves are slow', async () => {
    const { autosave, saved } = setUp(1_500)
    for (let index = 0; index < 100; index += 1) {
      autosave.change(String(index))
      await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(4_000)
    expect(saved.length).toBeGreaterThan(5)
    expect(saved.at(-1)?.value).toBe('99')
  })

  it('says "saved" only once the newest value is acknowledged', async () => {
    const { autosave, statuses } = setUp(200)
    autosave.change('a')
    await vi.advanceTimersByTimeAsync(350)
    autosave.change('ab')
    await vi.advanceTimersByTimeAsync(160)
    expect(statuses.at(-1)).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(statuses.at(-1)).toBe('saved')
  })

  it('sends again what a stopped service never acknowledged', async () => {
    const { autosave, saved, failures } = setUp()
    failures.push(stopped, stopped)
    autosave.change('typed before the service died')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved.map(({ value }) => value)).toEqual(['typed before the service died'])
  })

  it('sends the newest value when the service stops in the middle of typing', async () => {
    const { autosave, saved, failures } = setUp(100)
    failures.push(stopped)
    autosave.change('a')
    await vi.advanceTimersByTimeAsync(320)
    autosave.change('ab')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved.at(-1)?.value).toBe('ab')
    expect(autosave.pending()).toBeUndefined()
  })

  it('keeps a refused value and tries again when asked', async () => {
    const { autosave, saved, statuses, failures } = setUp()
    failures.push(new UserError('disk-full', 'The disk is full.'))
    autosave.change('a')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(statuses.at(-1)).toBe('failed')
    expect(autosave.pending()).toEqual({ value: 'a' })
    const flushed = autosave.flush()
    await vi.advanceTimersByTimeAsync(100)
    expect(await flushed).toBe(true)
    expect(saved.map(({ value }) => value)).toEqual(['a'])
  })

  it('flushes at once, and tells whether everything is committed', async () => {
    const { autosave, saved, failures } = setUp()
    autosave.change('a')
    const first = autosave.flush()
    await vi.advanceTimersByTimeAsync(20)
    expect(await first).toBe(true)
    expect(saved.map(({ value }) => value)).toEqual(['a'])
    failures.push(new UserError('disk-full', 'The disk is full.'))
    autosave.change('b')
    const second = autosave.flush()
    await vi.advanceTimersByTimeAsync(20)
    expect(await second).toBe(false)
  })

  it('flushes also what was typed while a save was on its way', async () => {
    const { autosave, saved } = setUp(100)
    autosave.change('a')
    await vi.advanceTimersByTimeAsync(310)
    autosave.change('ab')
    const flushed = autosave.flush()
    await vi.advanceTimersByTimeAsync(300)
    expect(await flushed).toBe(true)
    expect(saved.map(({ value }) => value)).toEqual(['a', 'ab'])
  })

  it('waits with a flush for a service that is being started again', async () => {
    const { autosave, saved, failures } = setUp()
    failures.push(stopped)
    autosave.change('a')
    const flushed = autosave.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await flushed).toBe(true)
    expect(saved.map(({ value }) => value)).toEqual(['a'])
  })
})
