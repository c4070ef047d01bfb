import { describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/contract.ts'
import type { Port, ToService } from '#shared/contract/port.ts'
import { createConnection } from '../../renderer/client/connection.ts'

/** The page's end of a service that answers every call by `answer`, or never. */
function fakePort(answer?: () => unknown) {
  const messages: ((message: unknown) => void)[] = []
  const closes: (() => void)[] = []
  const port: Port = {
    post(message) {
      const { type, id } = message as ToService
      if (type === 'call' && answer) queueMicrotask(() => messages.forEach((listener) => listener({ type: 'result', id, value: answer() })))
    },
    onMessage: (listener) => messages.push(listener),
    onClose: (listener) => closes.push(listener),
  }
  return {
    port,
    send: (message: unknown) => messages.forEach((listener) => listener(message)),
    close: () => closes.forEach((listener) => listener()),
  }
}

describe('the connection to the service', () => {
  it('keeps a call until there is a port', async () => {
    const connection = createConnection(contract)
    const list = connection.call('submission.list', {})
    connection.connect(fakePort(() => []).port)
    expect(await list).toEqual([])
  })

  it('rejects what was under way when the service stopped, and goes on with the next one', async () => {
    const connection = createConnection(contract)
    const first = fakePort()
    connection.connect(first.port)
    const lost = connection.call('submission.list', {})
    first.close()
    await expect(lost).rejects.toMatchObject({ code: 'service-stopped' })
    const waiting = connection.call('submission.list', {})
    connection.connect(fakePort(() => []).port)
    expect(await waiting).toEqual([])
  })

  it('moves subscriptions to the service that was started again', () => {
    const connection = createConnection(contract)
    const heard: number[] = []
    connection.on('submission.changed', ({ revision }) => heard.push(revision))
    const first = fakePort()
    connection.connect(first.port)
    const event = (revision: number) => ({
      type: 'event',
      name: 'submission.changed',
      value: { id: '3c1cbc54-4a4b-4f3a-9d0c-3f4c5c1a2b10', revision },
    })
    first.send(event(1))
    first.close()
    const second = fakePort()
    connection.connect(second.port)
    second.send(event(2))
    first.send(event(3))
    expect(heard).toEqual([1, 2])
  })

  it('tells a first connection from one after a restart', () => {
    const connection = createConnection(contract)
    const seen: boolean[] = []
    connection.onConnect((isFirst) => seen.push(isFirst))
    connection.connect(fakePort().port)
    connection.connect(fakePort().port)
    expect(seen).toEqual([true, false])
  })
})
