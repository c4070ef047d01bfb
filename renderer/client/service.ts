import { contract } from '#shared/contract/contract.ts'
import type { HostBridge } from '#shared/contract/host.ts'
import { portMessage } from '#shared/contract/host.ts'
import type { Port } from '#shared/contract/port.ts'
import { createConnection } from './connection.ts'

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's own
  interface Window {
    readonly certpack: HostBridge
  }
}

/** What the host offers beside the service: files, folders, the window. */
export const host: HostBridge = {
  ...window.certpack,
  acceptFiles: (files) => window.certpack.acceptFiles(files).catch(rejectPlainly),
  chooseFolder: (purpose) => window.certpack.chooseFolder(purpose).catch(rejectPlainly),
  reveal: (grantId) => window.certpack.reveal(grantId).catch(rejectPlainly),
  openDraft: (grantId) => window.certpack.openDraft(grantId).catch(rejectPlainly),
  makeSigningKey: () => window.certpack.makeSigningKey().catch(rejectPlainly),
  openSigningKey: () => window.certpack.openSigningKey().catch(rejectPlainly),
  capture: {
    ...window.certpack.capture,
    sources: () => window.certpack.capture.sources().catch(rejectPlainly),
    choose: (choice) => window.certpack.capture.choose(choice).catch(rejectPlainly),
  },
}

/** Electron wraps what the host says in words for developers. */
function rejectPlainly(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  throw new Error(message.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, ''))
}

/** The service, whichever process it lives in just now. */
export const service = createConnection(contract)

let closeCurrentPort: (() => void) | undefined

/** Connects to the service, now and after every restart. */
export function connectToService(): void {
  let isAsked = false
  const ask = () => {
    if (isAsked) return
    isAsked = true
    host.requestPort()
  }
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== portMessage || !port) return
    closeCurrentPort?.()
    service.connect(portOf(port))
  })
  host.onServiceState((state) => {
    if (state === 'running') return ask()
    if (state === 'starting') return
    // Not every runtime tells a page that the other end of a port is gone.
    isAsked = false
    closeCurrentPort?.()
  })
  ask()
}

function portOf(port: MessagePort): Port {
  const closeListeners = new Set<() => void>()
  const close = () => {
    port.close()
    for (const listener of closeListeners) listener()
    closeListeners.clear()
  }
  closeCurrentPort = close
  port.addEventListener('close', close)
  port.start()
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.addEventListener('message', (event) => listener(event.data)),
    onClose: (listener) => closeListeners.add(listener),
  }
}
