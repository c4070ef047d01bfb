import { setTimeout as sleep } from 'node:timers/promises'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient } from '#shared/contract/client.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Port } from '#shared/contract/port.ts'
import { serve } from '../../../electron/service/serve.ts'

const contract = {
  'number.double': { input: z.object({ value: z.number() }), output: z.number() },
  'work.long': { input: z.object({}), output: z.string(), progress: z.number() },
  'secret.leak': { input: z.object({}), output: z.object({ shown: z.string() }) },
  'work.fail': { input: z.object({}), output: z.object({}) },
} as const

const toPort = (port: MessagePort): Port => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', listener),
})

const ports: MessagePort[] = []
afterEach(() => ports.splice(0).forEach((port) => port.close()))

function connected() {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const logged: string[] = []
  let emit: (name: string, value: unknown) => void = () => undefined
  let isCancelled = false
  serve(
    contract,
    {
      'number.double': async ({ value }) => value * 2,
      'work.long': async (_input, { signal, progress }) => {
        progress(0.5)
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        isCancelled = true
        throw new UserError('cancelled', 'Cancelled.')
      },
      'secret.leak': async () => ({ shown: 'yes', hidden: 'no' }),
      'work.fail': async () => {
        throw new UserError('disk-full', 'No room for "a".', 'Free some.')
      },
    },
    toPort(port2),
    (listener) => {
      emit = listener
      return () => undefined
    },
    (message) => logged.push(message),
  )
  return {
    client: createClient(contract, toPort(port1)),
    raw: port1,
    emit: (name: string, value: unknown) => emit(name, value),
    logged,
    wasCancelled: () => isCancelled,
  }
}

describe('a call', () => {
  test('answers', async () => {
    expect(await connected().client.call('number.double', { value: 21 })).toBe(42)
  })

  test('with a wrong input is refused before any handler sees it, and says where', async () => {
    await expect(connected().client.call('number.double', { value: 'x' as unknown as number })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('value'),
    })
  })

  test.each(['fs.read', 'constructor', '__proto__', 'toString'])('named %s does not exist', async (name) => {
    await expect(connected().client.call(name as 'number.double', { value: 1 })).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('lets nothing out that the contract does not name', async () => {
    expect(await connected().client.call('secret.leak', {})).toEqual({ shown: 'yes' })
  })

  test('carries code, message and way out of an error', async () => {
    await expect(connected().client.call('work.fail', {})).rejects.toMatchObject({
      code: 'disk-full',
      message: 'No room for "a".',
      fix: 'Free some.',
    })
  })

  test('reports progress and is cancelled', async () => {
    const { client, wasCancelled } = connected()
    const controller = new AbortController()
    const seen: number[] = []
    const call = client.call('work.long', {}, { signal: controller.signal, onProgress: (value) => seen.push(value) })
    await sleep(50)
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(seen).toEqual([0.5])
    expect(wasCancelled()).toBe(true)
  })

  test('that the service did not live to answer says so', async () => {
    const { client, raw } = connected()
    const call = client.call('work.long', {})
    await sleep(20)
    raw.close()
    await expect(call).rejects.toMatchObject({ code: 'service-stopped' })
    await expect(client.call('number.double', { value: 1 })).rejects.toMatchObject({ code: 'service-stopped' })
  })
})

test('what is no message is dropped, and the service goes on', async () => {
  const { client, raw, logged } = connected()
  for (const message of [null, 7, 'call', {}, { type: 'call' }, { type: 'close', id: 1 }]) raw.postMessage(message)
  expect(await client.call('number.double', { value: 21 })).toBe(42)
  expect(logged).toHaveLength(6)
})

test('what a closed page had started is cancelled', async () => {
  const { client, raw, wasCancelled } = connected()
  void client.call('work.long', {}).catch(() => undefined)
  await sleep(20)
  raw.close()
  await sleep(50)
  expect(wasCancelled()).toBe(true)
})

test('events reach the listeners of their name, checked', async () => {
  const { client, emit } = connected()
  const seen: unknown[] = []
  client.on('submission.changed', (value) => seen.push(value))
  const id = '3f0c1c2e-1111-4222-8333-444455556666'
  emit('submission.changed', { id, revision: 2 })
  emit('submission.changed', { id: 'not an id', revision: 2 })
  emit('submission.listed', {})
  await sleep(30)
  expect(seen).toEqual([{ id, revision: 2 }])
})
