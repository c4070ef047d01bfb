/**
 * @file The service as a process of its own: in Electron's utility process, or as a child process of plain Node where the
 * Electron at hand is too old for the database addon. Both bring the same messages: start, connect, data.
 */
import type { MessageEvent, ParentPort, MessagePortMain } from 'electron'
import { contract, hostContract } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Port } from '#shared/contract/port.ts'
import type { FromServiceProcess, Role, ToServiceProcess } from '#shared/contract/process.ts'
import type { Service, ServiceOptions } from './index.ts'
import { collectGarbage, createRest } from './rest.ts'
import { serve } from './serve.ts'

const log = (message: string) => console.error(`[service] ${message}`)

type CreateService = (options: ServiceOptions) => Promise<Service>
type StartMessage = Extract<ToServiceProcess, { type: 'start' }>

/** What the process does with its messages, whichever way they come. */
type Host = {
  start(message: StartMessage, answer: (message: FromServiceProcess) => void): void
  connect(role: Role, port: Port): Promise<void>
  close(): Promise<void>
}

function createHost(createService: CreateService): Host {
  // A service that refused to start has told why; whoever connects to it then gets no answer, and needs none.
  let started: Promise<Service | undefined> = Promise.resolve(undefined)
  const rest = createRest(collectGarbage)
  return {
    start(message, answer) {
      // Whoever started this process starts it again when it ends.
      const restart = () => void this.close().finally(() => process.exit(0))
      started = createService({ dataDir: message.dataDir, resourcesDir: message.resourcesDir, now: Date.now, log, restart }).then(
        (service) => {
          answer({ type: 'started' })
          return service
        },
        (error: unknown) => {
          const { code, message: text, fix } = toUserError(error)
          answer({ type: 'refused', code, message: text, fix })
          return undefined
        },
      )
    },
    async connect(role, port) {
      const service = await started
      if (role === 'host' && service) serve(hostContract, service.hostHandlers, rest.watch(port), service.subscribe, log)
      else if (service) serve(contract, service.handlers, rest.watch(port), service.subscribe, log)
    },
    close: async () => (await started)?.close(),
  }
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

function runInUtilityProcess(host: Host, parentPort: ParentPort): void {
  parentPort.on('message', ({ data, ports }: MessageEvent) => {
    const message = data as ToServiceProcess
    if (message.type === 'start') host.start(message, (answer) => parentPort.postMessage(answer))
    if (message.type === 'connect' && ports[0]) void host.connect(message.role, fromMessagePort(ports[0]))
  })
}

/** A child process has one channel, so every connection has a number on it. */
function runInChildProcess(host: Host): void {
  type Connection = { receive(message: unknown): void; close(): void }
  const connections = new Map<number, Connection>()
  // A send that fails (the host has just died) is answered by `disconnect`; without a callback it would end this process before that.
  const send = (message: FromServiceProcess) => void (process.connected && process.send?.(message, undefined, undefined, () => undefined))

  function openConnection(id: number, role: Role): void {
    const early: unknown[] = []
    const closers: (() => void)[] = []
    let listener: ((message: unknown) => void) | undefined
    connections.set(id, {
      receive: (message) => (listener ? listener(message) : early.push(message)),
      close: () => closers.forEach((closer) => closer()),
    })
    void host.connect(role, {
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
    if (message.type === 'start') host.start(message, send)
    else if (message.type === 'connect') openConnection(message.connection, message.role)
    else if (message.type === 'data') connections.get(message.connection)?.receive(message.data)
    else {
      connections.get(message.connection)?.close()
      connections.delete(message.connection)
    }
  })
  // Without its host the service has nobody to work for.
  process.on('disconnect', () => void host.close().finally(() => process.exit(0)))
}

/** Answers the host process for as long as this one lives. */
export function runServiceProcess(createService: CreateService): void {
  const host = createHost(createService)
  if (process.parentPort) runInUtilityProcess(host, process.parentPort)
  else runInChildProcess(host)
}
