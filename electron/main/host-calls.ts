/** @file Main process: the few things the page may ask of the host. Paths stay here; the page gets grants. */
import { extname } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron'
import { z } from 'zod'
import { createClient, type Client } from '#shared/contract/client.ts'
import { hostContract, type HostContract } from '#shared/contract/contract.ts'
import { hostChannels, type Grant } from '#shared/contract/host.ts'
import type { Port } from '#shared/contract/port.ts'
import { handleFromPage } from './security.ts'
import type { ServiceProcess } from './service-process.ts'
import type { MessagePortMain } from 'electron'

export type HostClient = Client<HostContract>

const pathsSchema = z.array(z.string().min(1).max(4_096)).min(1).max(100)
const progressSchema = z.number().min(0).max(1).nullable()

function toPort(port: MessagePortMain): Port {
  port.start()
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    onClose: (listener) => void port.on('close', listener),
  }
}

export function connectHost(service: ServiceProcess): HostClient {
  return createClient(hostContract, toPort(service.connect('host')))
}

/**
 * @param host the host's own connection to the service as it runs now.
 * @param told what to do when the page has saved everything, and when it listens for files to open.
 */
export function answerHostCalls(service: ServiceProcess, host: () => HostClient, told: { closeReady: () => void; openFileReady: () => void }): void {
  handleFromPage(hostChannels.grantPaths, async (_event, value: unknown) => {
    const grants: Grant[] = []
    for (const path of pathsSchema.parse(value)) {
      grants.push(await host().call('grant.add', { path }))
      if (extname(path) === '.certpack') app.addRecentDocument(path)
    }
    return grants
  })
  handleFromPage(hostChannels.chooseFolder, async (event, value: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!window) return null
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: z.string().max(200).parse(value),
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled || !filePaths[0] ? null : host().call('grant.add', { path: filePaths[0] })
  })
  handleFromPage(hostChannels.reveal, async (_event, value: unknown) => {
    const { path } = await host().call('grant.path', { grantId: z.uuid().parse(value) })
    shell.showItemInFolder(path)
  })
  handleFromPage(hostChannels.openDraft, async (_event, value: unknown) => {
    const { path } = await host().call('grant.path', { grantId: z.uuid().parse(value) })
    // Of all that the page may name, only messages are opened: a program among it must never be started.
    if (extname(path).toLowerCase() !== '.eml') throw new Error('Only messages are opened.')
    const problem = await shell.openPath(path)
    if (problem !== '') throw new Error(`The mail program did not open the draft: ${problem}`)
  })
  handleFromPage(hostChannels.setProgress, (event, value: unknown) => {
    BrowserWindow.fromWebContents(event.sender)?.setProgressBar(progressSchema.parse(value) ?? -1)
  })
  handleFromPage(hostChannels.setTheme, (_event, value: unknown) => {
    nativeTheme.themeSource = z.enum(['system', 'light', 'dark']).parse(value)
  })
  handleFromPage(hostChannels.requestPort, (event) => {
    event.sender.postMessage(hostChannels.port, null, [service.connect('page')])
  })
  handleFromPage(hostChannels.closeReady, () => told.closeReady())
  handleFromPage(hostChannels.openFileReady, () => told.openFileReady())
}
