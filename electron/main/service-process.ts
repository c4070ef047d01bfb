/** @file Main process: starts the service, hands out ports to it, and starts it again when it dies. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron'
import type { ServiceState } from '#shared/contract/host.ts'
import type { FromServiceProcess, Role, ToServiceProcess } from '#shared/contract/process.ts'
import { besideArchive } from './places.ts'
import { watchOutput } from './watch-output.ts'

export type ServiceProcessOptions = {
  /** The bundled entry of the service. */
  entry: string
  /** A Node for it, where this Electron is too old. */
  node: string
  dataDir: string
  resourcesDir: string
  log: (message: string) => void
  /** Where the compiled code of the service is kept from start to start: a quarter of its start. */
  codeCacheDir: string
  /** Takes what the service prints, line by line. */
  logOutput: (line: string) => void
  onState: (state: ServiceState, message: string) => void
}

export type ServiceProcess = {
  /** @returns a port to the service as it runs now; it closes when the service dies. */
  connect(role: Role): MessagePortMain
  /** Ends the process for good, by force after `atMostMs`. */
  stop(atMostMs: number): Promise<void>
}

/** One run of the process, whichever way it was started. */
type Run = { send(message: ToServiceProcess): void; connect(role: Role): MessagePortMain; kill(): void; exited: Promise<void> }

/** better-sqlite3 needs Node-API 10; an older runtime would crash in it. */
const neededNodeApi = 10

/** Deaths within this time that make the host give up. */
const deathWindowMs = 60_000
const deathsAllowed = 5

const environment = (codeCacheDir: string): Record<string, string> => {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _runAsNode, ...rest } = process.env
  const given = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(given), NODE_COMPILE_CACHE: codeCacheDir }
}

function runAsUtilityProcess({ entry, codeCacheDir, logOutput }: ServiceProcessOptions, onMessage: (message: FromServiceProcess) => void): Run {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Certpack service',
    execArgv: ['--js-flags=--expose-gc'],
    env: environment(codeCacheDir),
    stdio: 'pipe',
  })
  watchOutput([child.stdout, child.stderr], logOutput)
  child.on('message', (message: FromServiceProcess) => onMessage(message))
  return {
    send: (message) => child.postMessage(message),
    connect(role) {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ type: 'connect', connection: 0, role } satisfies ToServiceProcess, [port2])
      return port1
    },
    kill: () => void child.kill(),
    exited: new Promise((resolve) => child.once('exit', () => resolve())),
  }
}

function runAsChildProcess({ entry, node, codeCacheDir, logOutput }: ServiceProcessOptions, onMessage: (message: FromServiceProcess) => void): Run {
  if (!existsSync(node)) throw new Error(`This Electron is too old for the database, and there is no Node at ${node}`)
  const child = fork(besideArchive(entry), [], {
    execPath: node,
    execArgv: ['--expose-gc'],
    env: environment(codeCacheDir),
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  watchOutput([child.stdout, child.stderr], logOutput)
  const ports = new Map<number, MessagePortMain>()
  let lastConnection = 0
  const send = (message: ToServiceProcess) => void (child.connected && child.send(message, () => undefined))
  child.on('message', (raw) => {
    const message = raw as FromServiceProcess
    if (message.type === 'data') ports.get(message.connection)?.postMessage(message.data)
    else onMessage(message)
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const port of ports.values()) port.close()
      resolve()
    })
    child.once('error', () => resolve())
  })
  return {
    send,
    connect(role) {
      const connection = ++lastConnection
      const { port1, port2 } = new MessageChannelMain()
      ports.set(connection, port2)
      send({ type: 'connect', connection, role })
      port2.on('message', ({ data }) => send({ type: 'data', connection, data }))
      port2.on('close', () => {
        ports.delete(connection)
        send({ type: 'disconnect', connection })
      })
      port2.start()
      return port1
    },
    kill: () => void child.kill('SIGKILL'),
    exited,
  }
}

/** Starts the service and keeps it running until {@link ServiceProcess.stop}. `onState` says `running` after every start. */
export function startServiceProcess(options: ServiceProcessOptions): ServiceProcess {
  const { dataDir, resourcesDir, log, onState } = options
  const deathsAtMs: number[] = []
  let isStopping = false
  let run: Run

  function begin(): void {
    const onMessage = (message: FromServiceProcess) => {
      if (message.type === 'started') onState('running', '')
      if (message.type === 'refused') {
        // The service told why it cannot work with this folder; starting it again would not help.
        isStopping = true
        onState('failed', `${message.message} ${message.fix}`.trim())
      }
    }
    const hasNodeApi = Number(process.versions.napi ?? 0) >= neededNodeApi
    run = hasNodeApi ? runAsUtilityProcess(options, onMessage) : runAsChildProcess(options, onMessage)
    run.send({ type: 'start', dataDir, resourcesDir })
    void run.exited.then(() => {
      if (isStopping) return
      const now = Date.now()
      deathsAtMs.push(now)
      log(`The service stopped (${deathsAtMs.length} times so far)`)
      if (deathsAtMs.filter((at) => now - at < deathWindowMs).length > deathsAllowed) {
        onState('failed', 'The service keeps stopping. Close Certpack and open it again; what was saved is safe.')
        return
      }
      onState('restarting', 'The service stopped and is being started again; nothing saved is lost.')
      begin()
    })
  }

  begin()
  return {
    connect: (role) => run.connect(role),
    async stop(atMostMs) {
      isStopping = true
      const timer = setTimeout(() => run.kill(), atMostMs)
      await run.exited
      clearTimeout(timer)
    },
  }
}
