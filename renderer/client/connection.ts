import type { AnyContract, Events } from '#shared/contract/contract.ts'
import type { CallOptions, Client } from '#shared/contract/client.ts'
import { createClient } from '#shared/contract/client.ts'
import type { InputOf, OutputOf, ProgressOf } from '#shared/contract/contract.ts'
import { events } from '#shared/contract/contract.ts'
import type { Port } from '#shared/contract/port.ts'

/** A client that outlives the service: calls wait while there is no port, subscriptions move to the next one. */
export type Connection<C extends AnyContract> = Client<C> & {
  connect(port: Port): void
  /** Told whenever a port has arrived; `isFirst` is false after a restart of the service. */
  onConnect(listener: (isFirst: boolean) => void): () => void
}

type Listeners = { [Name in keyof Events]: Set<(value: never) => void> }

/** @returns a connection for the contract, not yet connected. */
export function createConnection<C extends AnyContract>(contract: C): Connection<C> {
  let client: Client<C> | undefined
  let hasConnected = false
  const waiting = new Set<(client: Client<C>) => void>()
  const connectListeners = new Set<(isFirst: boolean) => void>()
  const listeners = Object.fromEntries(Object.keys(events).map((name) => [name, new Set()])) as unknown as Listeners

  function connect(port: Port): void {
    const mine = createClient(contract, port)
    port.onClose(() => {
      if (client === mine) client = undefined
    })
    for (const name of Object.keys(events) as (keyof Events)[]) {
      mine.on(name, (value) => {
        if (client === mine) for (const listener of listeners[name]) listener(value as never)
      })
    }
    client = mine
    const isFirst = !hasConnected
    hasConnected = true
    for (const resume of waiting) resume(mine)
    waiting.clear()
    for (const listener of connectListeners) listener(isFirst)
  }

  function call<Name extends keyof C & string>(
    name: Name,
    input: InputOf<C[Name]>,
    options?: CallOptions<ProgressOf<C[Name]>>,
  ): Promise<OutputOf<C[Name]>> {
    if (client) return client.call(name, input, options)
    return new Promise((resolve, reject) => waiting.add((ready) => ready.call(name, input, options).then(resolve, reject)))
  }

  return {
    connect,
    call,
    on(name, listener) {
      listeners[name].add(listener as (value: never) => void)
      return () => listeners[name].delete(listener as (value: never) => void)
    },
    onConnect(listener) {
      connectListeners.add(listener)
      return () => connectListeners.delete(listener)
    },
  }
}
