/** @file The fuses of a flavour, and setting them in a built package. Every fuse is named, so that a new one of Electron cannot go unnoticed. */
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import type { Flavour } from './product.ts'

export type FuseSettings = Record<FuseV1Options, boolean>

/** @returns what each fuse is set to. The archive's integrity is checked where Electron can: on macOS and Windows. */
export function fusesOf(flavour: Flavour): FuseSettings {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: flavour === 'test',
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  }
}

/**
 * Sets every fuse that this Electron has; the newest are missing in an older one.
 * @param executable of a built package. @throws Error when it has one that {@link fusesOf} does not name.
 */
export async function setFuses(executable: string, flavour: Flavour): Promise<void> {
  const wire = await getCurrentFuseWire(executable)
  const settings = Object.entries(fusesOf(flavour)).filter(([option]) => option in wire)
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...(Object.fromEntries(settings) as FuseSettings),
  })
}
