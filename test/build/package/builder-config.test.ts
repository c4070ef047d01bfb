import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { Arch, Platform, type Configuration } from 'electron-builder'
import { describe, expect, test } from 'vitest'
import { builderConfig } from '../../../build/package/builder-config.ts'
import { projectRoot } from '../../../build/project.ts'

const config = builderConfig({ app: 'stage/app', resources: 'stage/resources', output: 'dist', electronVersion: '45.4.1', isServiceOnNode: false })

/** What electron-builder takes for a system: the part for it over the whole. */
const effective = (system: 'win' | 'mac' | 'linux') => ({ ...config, ...config[system] }) as Configuration & Record<string, unknown>

describe('the configuration of electron-builder', () => {
  test('is one that electron-builder accepts', async () => {
    await validateConfiguration(config, { isEnabled: false, add: () => undefined } as never)
    await expect(
      validateConfiguration({ ...config, mac: { hardenedRuntim: true } } as never, { isEnabled: false, add: () => undefined } as never),
    ).rejects.toThrow('configuration.mac')
  })

  test('publishes nothing, on no system', () => {
    expect(config.publish).toBe(null)
    for (const system of ['win', 'mac', 'linux', 'nsis', 'dmg'] as const) expect(config[system]).not.toHaveProperty('publish')
  })

  test('gives a .certpack file to the application on every system', () => {
    for (const system of ['win', 'mac', 'linux'] as const)
      expect(effective(system).fileAssociations).toMatchObject([
        { ext: 'certpack', name: 'Certpack submission', mimeType: 'application/x-certpack', role: 'Editor' },
      ])
    // On Windows an association needs an installation for all users.
    expect(config.nsis?.perMachine).toBe(true)
  })

  test('keeps one language, and unpacks what cannot be loaded from the archive', () => {
    expect(config.electronLanguages).toEqual(['en-US'])
    expect(config.asarUnpack).toEqual(expect.arrayContaining(['**/*.node', 'out/service/*-thread.js']))
    // Where Electron runs the service, the archive holds it, so that its integrity is checked.
    expect(config.asarUnpack).not.toContain('out/service/**')
  })

  test('Windows: an installer and a portable program, whose removal leaves the data', () => {
    expect(config.win?.target).toEqual(['nsis', 'portable'])
    expect(config.nsis).toMatchObject({ oneClick: false, deleteAppDataOnUninstall: false })
    expect(config.nsis?.artifactName).not.toBe(config.portable?.artifactName)
  })

  test('macOS: an image and a zip for both kinds of processor, hardened, with words for every permission asked for', () => {
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ])
    expect(config.mac).toMatchObject({ hardenedRuntime: true, minimumSystemVersion: '13.0' })
    const info = config.mac?.extendInfo as Record<string, string>
    for (const key of ['NSMicrophoneUsageDescription', 'NSScreenCaptureUsageDescription', 'NSAudioCaptureUsageDescription'])
      expect(info[key]).toMatch(/^Certpack records .*\.$/)
    for (const path of [config.mac?.entitlements, config.mac?.entitlementsInherit]) {
      const entitlements = [...readFileSync(path ?? '', 'utf8').matchAll(/<key>(.+)<\/key>\s*<true\/>/g)].map(([, name]) => name)
      expect(entitlements).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.device.audio-input'])
    }
  })

  test('Linux: four kinds of packages with the desktop file of the project', () => {
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz'])
    expect(config.linux?.desktop?.entry).toMatchObject({ Name: 'Certpack', Icon: 'certpack', StartupWMClass: 'certpack' })
    expect(config.linux?.executableName).toBe('certpack')
  })

  test('has an icon at hand for everything, ready in its format', () => {
    const association = [config.fileAssociations].flat()[0]
    const paths = [config.win?.icon, config.mac?.icon, config.linux?.icon, `${association?.icon}.ico`, `${association?.icon}.icns`]
    for (const path of paths) expect([path, existsSync(path ?? '')]).toEqual([path, true])
    expect(config.directories?.buildResources).toBe(join(projectRoot, 'resources', 'icons'))
  })

  test('names targets that electron-builder has', () => {
    for (const [platform, system] of [
      [Platform.WINDOWS, 'win'],
      [Platform.MAC, 'mac'],
      [Platform.LINUX, 'linux'],
    ] as const) {
      const names = [config[system]?.target].flat().map((target) => (typeof target === 'string' ? target : (target?.target ?? '')))
      expect([...(platform.createTarget(names, Arch.x64).get(platform)?.get(Arch.x64) ?? [])]).toEqual(names)
    }
  })
})
