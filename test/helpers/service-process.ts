/** @file The service in a process of its own, as the application runs it where it cannot use Electron's utility process. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createClient, type Client } from '#shared/contract/client.ts'
import { contract, hostContract, type Contract, type HostContract } from '#shared/contract/contract.ts'
import type { Port } from '#shared/contract/port.ts'
import type { FromServiceProcess, Role, ToServiceProcess } from '#shared/contract/process.ts'

const entry = fileURLToPath(new URL('../../electron/service/utility.ts', import.meta.url))
const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url))

export type RunningService = {
  page: Client<Contract>
  host: Client<HostContract>
  processId: number
  /** kill -9. */
  kill(): Promise<void>
}

/** Starts the service on `dataDir` and waits until it has opened its database. */
export async function startService(dataDir: string): Promise<RunningService> {
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'ignore', 'ipc'] })
  const send = (message: ToServiceProcess) => void (child.connected && child.send(message, () => undefined))
  let connections = 0

  function connect(role: Role): Port {
    const connection = ++connections
    send({ type: 'connect', connection, role })
    return {
      post: (data) => send({ type: 'data', connection, data }),
      onMessage: (listener) =>
        void child.on('message', (raw) => {
          const message = raw as FromServiceProcess
          if (message.type === 'data' && message.connection === connection) listener(message.data)
        }),
      onClose: (listener) => void child.once('exit', listener),
    }
  }

  send({ type: 'start', dataDir, resourcesDir })
  const [answer] = (await once(child, 'message')) as [FromServiceProcess]
  if (answer.type === 'refused') throw new Error(answer.message)
  return {
    page: createClient(contract, connect('page')),
    host: createClient(hostContract, connect('host')),
    processId: child.pid ?? 0,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}
