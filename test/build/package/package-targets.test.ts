import { describe, expect, test } from 'vitest'
import { planTargets, targetNames, type Machine } from '../../../build/package/package-targets.ts'
import { versionOf } from '../../../build/package/product.ts'

const bare: Machine = { platform: 'linux', reachesTools: false, has: () => false }
const built = (machine: Machine) => Object.fromEntries(planTargets(targetNames, machine).flatMap(({ name, way }) => (way ? [[name, way]] : [])))

describe('what a machine can build', () => {
  test('Linux without the release host: folder, archive, and a Debian package by its own tool', () => {
    const machine: Machine = { ...bare, has: (program) => ['7zz', 'dpkg-deb'].includes(program) }
    expect(built(machine)).toEqual({ dir: 'electron-builder', 'tar.gz': 'electron-builder', deb: 'dpkg-deb' })
  })

  test('Linux with it: everything of Linux, rpm where its tool is there', () => {
    expect(Object.keys(built({ ...bare, reachesTools: true }))).toEqual(['dir', 'tar.gz', 'deb', 'AppImage'])
    expect(built({ ...bare, reachesTools: true, has: () => true })).toMatchObject({ rpm: 'electron-builder', deb: 'electron-builder' })
  })

  test('Windows and macOS build their own', () => {
    expect(Object.keys(built({ ...bare, platform: 'win32', reachesTools: true }))).toEqual(['dir', 'nsis', 'portable'])
    expect(Object.keys(built({ ...bare, platform: 'darwin', reachesTools: true }))).toEqual(['dir', 'dmg', 'zip'])
  })

  test('what is lacking is said in one line for each', () => {
    const lacks = planTargets(targetNames, bare).flatMap(({ name, way, lacks: words }) => (way ? [] : [`${name} ${words}`]))
    expect(lacks).toContain('deb needs dpkg-deb, or github.com for the tools of electron-builder')
    expect(lacks).toContain('nsis is built on Windows')
    expect(lacks).toHaveLength(targetNames.length - 1)
    for (const line of lacks) expect(line).not.toContain('\n')
  })
})

test('only a release is named like one', () => {
  const [release, ...others] = [versionOf('release', false), versionOf('release', true), versionOf('test', false), versionOf('test', true)]
  expect(release).toMatch(/^\d+\.\d+\.\d+$/)
  expect(others).toEqual([`${release}-dev`, `${release}-test`, `${release}-dev.test`])
})
