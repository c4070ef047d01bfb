/** @file A recording that comes to nothing once its take has begun, with the real takes on the disk; only the browser's recorder is none. */
import { randomUUID } from 'node:crypto'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Port } from '#shared/contract/port.ts'
import { takeCalls } from '#shared/contract/take-calls.ts'
import { createTakeHandlers } from '../../../electron/service/handlers/take-handlers.ts'
import type { ServiceParts } from '../../../electron/service/index.ts'
import { serve } from '../../../electron/service/serve.ts'
import { createTakeDesk, type TakeDesk } from '../../../electron/service/takes/take-desk.ts'
import { aboutTake } from '../../helpers/takes.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

// The page's modules expect these of the browser as soon as they are loaded.
vi.stubGlobal('window', { certpack: { capture: {} } })
vi.stubGlobal(
  'MediaRecorder',
  class extends EventTarget {
    start() {
      throw new Error('All that was to be recorded has ended.')
    }
  },
)
const { service } = await import('../../../renderer/client/service.ts')
const { beginRun } = await import('../../../renderer/recorder/recorder-run.ts')

const portOf = (port: MessagePort): Port => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', listener),
})

const submissionId = randomUUID()
let takes: TakeDesk
let port: MessagePort

beforeEach(() => {
  takes = createTakeDesk({ dataDir: temporaryFolder(), now: Date.now, log: () => undefined, emit: () => undefined })
  const parts = { takes, submissions: { get: (id: string) => ({ id }) } } as unknown as ServiceParts
  const { port1, port2 } = new MessageChannel()
  port = port1
  serve(
    takeCalls,
    createTakeHandlers(parts),
    portOf(port1),
    () => () => undefined,
    () => undefined,
  )
  service.connect(portOf(port2))
})

afterEach(async () => {
  port.close()
  await takes.close()
})

/** @param isWanted asked once the take is there. */
function begin(isWanted: () => boolean) {
  return beginRun({
    submissionId,
    about: aboutTake,
    stream: {} as MediaStream,
    format: { mimeType: aboutTake.mimeType, frameRate: 20, videoBitsPerSecond: 1, maxWidth: 1920, maxHeight: 1080 },
    marks: [],
    isWanted,
    onMustStop: () => undefined,
    onMarksFailed: () => undefined,
  })
}

test('one that is not wanted any more leaves no take behind', async () => {
  const isWanted = vi.fn<() => boolean>(() => false)
  expect(await begin(isWanted)).toBeNull()
  expect(isWanted).toHaveBeenCalledOnce()
  expect(await takes.list(submissionId)).toEqual([])
})

test('one that cannot be started leaves none either', async () => {
  await expect(begin(() => true)).rejects.toThrow('has ended')
  expect(await takes.list(submissionId)).toEqual([])
})
