import { UserError } from '#shared/contract/errors.ts'
import type { VideoPlan } from '#shared/domain/video-plan.ts'
import { describe, expect, it, vi } from 'vitest'
import { createPlanQueue } from '../../../../renderer/steps/video/plan-queue.ts'

const plan = (reason: string) => ({ reason }) as VideoPlan
const wanted = new AbortController().signal

/** @returns a queue whose calls are answered by hand, one after the other. */
function queueByHand() {
  const calls: PromiseWithResolvers<VideoPlan>[] = []
  const cancel = vi.fn<() => void>(() => calls.at(-1)?.reject(new UserError('cancelled', 'Cancelled.')))
  const ask = createPlanQueue(() => {
    const call = Promise.withResolvers<VideoPlan>()
    calls.push(call)
    return call.promise
  }, cancel)
  return { calls, cancel, ask }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('asking for a plan', () => {
  it('waits while the same recording is analysed, and then works out a plan of its own', async () => {
    const { calls, ask } = queueByHand()
    const first = ask('submission', 'recording', wanted)
    const second = ask('submission', 'recording', wanted)
    await settled()
    expect(calls).toHaveLength(1)
    calls[0]?.resolve(plan('without marks'))
    await settled()
    calls[1]?.resolve(plan('with marks'))
    expect([await first, await second]).toEqual([plan('without marks'), plan('with marks')])
  })

  it('works out only the last of many changes', async () => {
    const { calls, ask } = queueByHand()
    void ask('submission', 'recording', wanted)
    const outdated = new AbortController()
    const dropped = ask('submission', 'recording', outdated.signal)
    const last = ask('submission', 'recording', wanted)
    outdated.abort()
    calls[0]?.resolve(plan('first'))
    await expect(dropped).rejects.toThrow('aborted')
    await settled()
    calls[1]?.resolve(plan('last'))
    expect(await last).toEqual(plan('last'))
    expect(calls).toHaveLength(2)
  })

  it('never runs two calls at once', async () => {
    const { calls, ask } = queueByHand()
    for (let asked = 0; asked < 3; asked += 1) void ask('submission', 'recording', wanted)
    calls[0]?.resolve(plan('first'))
    await settled()
    expect(calls).toHaveLength(2)
  })

  it('stops the analysis of a recording that was replaced', async () => {
    const { calls, cancel, ask } = queueByHand()
    const replaced = ask('submission', 'old', wanted)
    const current = ask('submission', 'new', wanted)
    expect(cancel).toHaveBeenCalledOnce()
    await expect(replaced).rejects.toThrow('Cancelled.')
    await settled()
    calls[1]?.resolve(plan('new'))
    expect(await current).toEqual(plan('new'))
  })

  it('is over for everybody when the user cancels the analysis, but not when it fails', async () => {
    const { calls, ask } = queueByHand()
    const both = [ask('submission', 'recording', wanted), ask('submission', 'recording', wanted)]
    calls[0]?.reject(new UserError('cancelled', 'Cancelled.'))
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(calls).toHaveLength(1)

    const again = ask('submission', 'recording', wanted)
    const after = ask('submission', 'recording', wanted)
    calls[1]?.reject(new UserError('internal', 'Broken.'))
    await expect(again).rejects.toThrow('Broken.')
    await settled()
    calls[2]?.resolve(plan('after'))
    expect(await after).toEqual(plan('after'))
  })
})
