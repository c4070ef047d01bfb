/**
 * @file Entry of the service process. It runs in Electron's utility process, or as a child process of plain Node where the
 * Electron at hand is too old for the database addon; both bring the same three messages: start, connect, data.
 */
import type { MessageEvent, ParentPort, MessagePortMain } from 'electron'
import { contract, hostContract } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Port } from '#shared/contract/port.ts'
import type { FromServiceProcess, Role, ToServiceProcess } from '#shared/contract/process.ts'
import { createService, type Service } from './index.ts'
import { serve } from './serve.ts'

const log = (message: string) => console.error(`[service] ${message}`)

let started: Promise<Service> | undefined

async function connect(role: Role, port: Port): Promise<void> {
  const service = await started
  if (!service) return
  if (role === 'host') serve(hostContract, service.hostHandlers, port, service.subscribe, log)
  else serve(contract, service.handlers, port, service.subscribe, log)
}

function start(message: Extract<ToServiceProcess, { type: 'start' }>, answer: (message: FromServiceProcess) => void): void {
  started = createService({ dataDir: message.dataDir, resourcesDir: message.resourcesDir, now: Date.now, log })
  started.then(
    () => answer({ type: 'started' }),
    (error: unknown) => {
      const { code, message: text, fix } = toUserError(error)
      answer({ type: 'refused', code, message: text, fix })
    },
  )
}

function fromMessagePort(port: MessagePortMain): Port {
  const early: unknown[] = []
  let listener: ((message: unknown) => void) | undefined
  port.on('message', (event) => (listener ? listener(event.data) : early.push(event.data)))
  port.start()
  return {
    post: (message) => port.postMessage(message),
    onMessage(next) {
      listener = next
      early.splice(0).forEach(next)
    },
    onClose: (next) => void port.on('close', next),
  }
}

function runInUtilityProcess(parentPort: ParentPort): void {
  parentPort.on('message', ({ data, ports }: MessageEvent) => {
    const message = data as ToServiceProcess
    if (message.type === 'start') start(message, (answer) => parentPort.postMessage(answer))
    if (message.type === 'connect' && ports[0]) void connect(message.role, fromMessagePort(ports[0]))
  })
}

/** A child process has one channel, so every connection has a number on it. */
function runInChildProcess(): void {
  type Connection = { receive(message: unknown): void; close(): void }
  const connections = new Map<number, Connection>()
  const send = (message: FromServiceProcess) => void (process.connected && process.send?.(message))

  function openConnection(id: number, role: Role): void {
    const early: unknown[] = []
    const closers: (() => void)[] = []
    let listener: ((message: unknown) => void) | undefined
    connections.set(id, {
      receive: (message) => (listener ? listener(message) : early.push(message)),
      close: () => closers.forEach((closer) => closer()),
    })
    void connect(role, {
      post: (data) => send({ type: 'data', connection: id, data }),
      onMessage(next) {
        listener = next
        early.splice(0).forEach(next)
      },
      onClose: (next) => void closers.push(next),
    })
  }

  process.on('message', (raw) => {
    const message = raw as ToServiceProcess
    if (message.type === 'start') start(message, send)
    else if (message.type === 'connect') openConnection(message.connection, message.role)
    else if (message.type === 'data') connections.get(message.connection)?.receive(message.data)
    else {
      connections.get(message.connection)?.close()
      connections.delete(message.connection)
    }
  })
  // Without its host the service has nobody to work for.
  process.on(
    'disconnect',
    () =>
      void Promise.resolve(started)
        .then((service) => service?.close())
        .finally(() => process.exit(0)),
  )
}

if (process.parentPort) runInUtilityProcess(process.parentPort)
else runInChildProcess()
