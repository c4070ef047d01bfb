/** @file Preload: hands the service's port on to the page and exposes the host calls. No logic. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { captureChannels } from '#shared/contract/capture-channels.ts'
import type { CaptureAbilities, CaptureAccess, CaptureSource, CaptureWindows, RecordingAction } from '#shared/contract/capture.ts'
import {
  hostChannels,
  portMessage,
  type Grant,
  type HostBridge,
  type MenuCommand,
  type ServiceState,
  type SystemStore,
} from '#shared/contract/host.ts'

function listen<Values extends unknown[]>(channel: string, listener: (...values: Values) => void): () => void {
  const wrapped = (_event: unknown, ...values: unknown[]) => listener(...(values as Values))
  ipcRenderer.on(channel, wrapped)
  return () => void ipcRenderer.off(channel, wrapped)
}

ipcRenderer.on(hostChannels.port, (event) => window.postMessage(portMessage, location.origin, event.ports))

const bridge: HostBridge = {
  acceptFiles: (files) =>
    ipcRenderer.invoke(
      hostChannels.grantPaths,
      files.map((file) => webUtils.getPathForFile(file as File)),
    ) as Promise<Grant[]>,
  chooseFolder: (purpose) => ipcRenderer.invoke(hostChannels.chooseFolder, purpose) as Promise<Grant | null>,
  reveal: (grantId) => ipcRenderer.invoke(hostChannels.reveal, grantId) as Promise<void>,
  openDraft: (grantId) => ipcRenderer.invoke(hostChannels.openDraft, grantId) as Promise<void>,
  setProgress: (fraction) => void ipcRenderer.invoke(hostChannels.setProgress, fraction),
  systemStore: () => ipcRenderer.invoke(hostChannels.systemStore) as Promise<SystemStore>,
  makeSigningKey: () => ipcRenderer.invoke(hostChannels.makeSigningKey) as Promise<void>,
  openSigningKey: () => ipcRenderer.invoke(hostChannels.openSigningKey) as Promise<void>,
  setTheme: (theme) => void ipcRenderer.invoke(hostChannels.setTheme, theme),
  requestPort: () => void ipcRenderer.invoke(hostChannels.requestPort),
  onServiceState: (listener) => listen<[ServiceState, string]>(hostChannels.serviceState, listener),
  workEnded: (work) => void ipcRenderer.invoke(hostChannels.workEnded, work),
  onSaid: (listener) => listen<[string]>(hostChannels.said, listener),
  onMenu: (listener) => listen<[MenuCommand]>(hostChannels.menu, listener),
  onOpenFile(listener) {
    const stop = listen<[Grant]>(hostChannels.openFile, listener)
    void ipcRenderer.invoke(hostChannels.openFileReady)
    return stop
  },
  onCloseRequested: (listener) =>
    listen(hostChannels.closeRequested, () => void listener().finally(() => ipcRenderer.invoke(hostChannels.closeReady))),
  capture: {
    open: () => ipcRenderer.invoke(captureChannels.open) as Promise<CaptureAbilities>,
    close: () => ipcRenderer.invoke(captureChannels.close) as Promise<void>,
    sources: () => ipcRenderer.invoke(captureChannels.sources) as Promise<CaptureSource[]>,
    choose: (choice) => ipcRenderer.invoke(captureChannels.choose, choice) as Promise<void>,
    askForMicrophone: () => ipcRenderer.invoke(captureChannels.askForMicrophone) as Promise<CaptureAccess>,
    openSettings: (what) => ipcRenderer.invoke(captureChannels.openSettings, what) as Promise<void>,
    useShortcuts: (keys) => ipcRenderer.invoke(captureChannels.useShortcuts, keys) as Promise<RecordingAction[]>,
    onAction: (listener) => listen<[RecordingAction]>(captureChannels.action, listener),
    begin: (sourceId) => ipcRenderer.invoke(captureChannels.begin, sourceId) as Promise<CaptureWindows>,
    end: () => ipcRenderer.invoke(captureChannels.end) as Promise<void>,
  },
  platform: process.platform,
}

contextBridge.exposeInMainWorld('certpack', bridge)
