import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRest } from '../../electron/service/rest.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** @returns a watched port, what is said through it, and how often garbage was collected. */
function watched() {
  const sent: unknown[] = []
  let listener: (message: unknown) => void = () => undefined
  let collected = 0
  const rest = createRest(() => (collected += 1), 5_000)
  const port = rest.watch({ post: (message) => void sent.push(message), onMessage: (next) => (listener = next), onClose: () => undefined })
  return { port, sent, receive: (message: unknown) => listener(message), collected: () => collected }
}

test('garbage is collected once after the last message, whichever way it went', () => {
  const { port, sent, receive, collected } = watched()
  const received: unknown[] = []
  port.onMessage((message) => received.push(message))
  for (let second = 0; second < 60; second += 4) {
    receive({ second })
    vi.advanceTimersByTime(2_000)
    port.post({ second })
    vi.advanceTimersByTime(2_000)
  }
  expect([sent.length, received.length, collected()]).toEqual([15, 15, 0])
  vi.advanceTimersByTime(3_600_000)
  expect(collected()).toBe(1)
  receive('again')
  vi.advanceTimersByTime(5_000)
  expect(collected()).toBe(2)
})

test('in a process that may, the heap becomes smaller; in another one nothing happens', () => {
  const script = `
    import { collectGarbage } from ${JSON.stringify(new URL('../../electron/service/rest.ts', import.meta.url).href)}
    import { getHeapStatistics } from 'node:v8'
    let garbage = Array.from({ length: 300_000 }, (_, index) => ({ index, text: 'number ' + index }))
    garbage = undefined
    const before = getHeapStatistics().total_physical_size
    collectGarbage()
    console.log(getHeapStatistics().total_physical_size < before / 2)`
  const say = (...options: string[]) =>
    spawnSync(process.execPath, [...options, '--input-type=module', '--eval', script], { encoding: 'utf8' }).stdout.trim()
  expect(say('--expose-gc')).toBe('true')
  expect(say()).toBe('false')
})
