/** @file Names of the channels for recording. Apart from the schemas, which the preload would otherwise carry into every window. */

/** Names of the channels; main and preload share them. */
export const captureChannels = {
  open: 'capture:open',
  close: 'capture:close',
  sources: 'capture:sources',
  choose: 'capture:choose',
  askForMicrophone: 'capture:ask-for-microphone',
  openSettings: 'capture:open-settings',
  useShortcuts: 'capture:use-shortcuts',
  action: 'capture:action',
  begin: 'capture:begin',
  end: 'capture:end',
} as const
