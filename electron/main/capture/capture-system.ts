/** @file Main process: what recording is like on this system, and what the system says of our access. */
import { shell, systemPreferences } from 'electron'
import type { CaptureAbilities, CaptureAccess } from '#shared/contract/capture.ts'

const isMac = process.platform === 'darwin'

/** As WebRTC tells it: there the portal of the desktop asks, and a list of sources would ask again each time. */
export function isWayland(): boolean {
  return process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland' && Boolean(process.env.WAYLAND_DISPLAY)
}

/** Content protection exists on macOS and Windows only. */
export const canHideWindows = process.platform !== 'linux'

function accessTo(what: 'screen' | 'microphone'): CaptureAccess {
  if (process.platform === 'linux') return 'granted'
  const status = systemPreferences.getMediaAccessStatus(what)
  if (status === 'granted' || status === 'unknown') return 'granted'
  return status === 'not-determined' ? 'not-asked' : 'refused'
}

export function captureAbilities(): CaptureAbilities {
  return {
    screen: accessTo('screen'),
    microphone: accessTo('microphone'),
    doesSystemAsk: isWayland(),
    // Elsewhere it takes a driver or a switch of the system that an application cannot bring along.
    hasSystemSound: process.platform === 'win32',
    canHideWindows,
  }
}

export async function askForMicrophone(): Promise<CaptureAccess> {
  if (isMac && accessTo('microphone') === 'not-asked') await systemPreferences.askForMediaAccess('microphone')
  return accessTo('microphone')
}

const privacyPanes = { screen: 'Privacy_ScreenCapture', microphone: 'Privacy_Microphone' } as const

/** Elsewhere than on macOS and Windows there is no such place. */
export async function openPrivacySettings(what: 'screen' | 'microphone'): Promise<void> {
  if (isMac) await shell.openExternal(`x-apple.systempreferences:com.apple.preference.security?${privacyPanes[what]}`)
  if (process.platform === 'win32' && what === 'microphone') await shell.openExternal('ms-settings:privacy-microphone')
}
