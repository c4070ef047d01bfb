import { describe, expect, test } from 'vitest'
import { packagesFor, parseMissingLibraries } from '../../build/system-packages.ts'

/** What `ldd electron` says on a bare Debian 12, shortened. */
const bareDebian = `	linux-vdso.so.1 (0x00007fb66e89b000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007fb663200000)
	libdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007fb66e882000)
	libglib-2.0.so.0 => not found
	libgobject-2.0.so.0 => not found
	libnss3.so => not found
	libsmime3.so => not found
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fb661bfa000)
	/lib64/ld-linux-x86-64.so.2 (0x00007fb66e89d000)
	libgtk-3.so.0 => not found
`

describe('missing system libraries', () => {
  test('are read from what ldd says, each once', () => {
    expect(parseMissingLibraries(bareDebian)).toEqual([
      'libglib-2.0.so.0',
      'libgobject-2.0.so.0',
      'libnss3.so',
      'libsmime3.so',
      'libgtk-3.so.0',
      'libasound.so.2',
    ])
    expect(parseMissingLibraries('	not a dynamic executable\n')).toEqual([])
  })

  test('are named as packages of Debian 12', () => {
    expect(packagesFor(parseMissingLibraries(bareDebian), () => false)).toEqual({
      packages: ['libasound2', 'libglib2.0-0', 'libgtk-3-0', 'libnss3'],
      unknown: [],
    })
  })

  test('are named by the new names where the system has them, as Debian 13 and Ubuntu 24.04 do', () => {
    const renamed = new Set(['libasound2t64', 'libglib2.0-0t64', 'libgtk-3-0t64'])
    expect(packagesFor(parseMissingLibraries(bareDebian), (name) => renamed.has(name)).packages).toEqual([
      'libasound2t64',
      'libglib2.0-0t64',
      'libgtk-3-0t64',
      'libnss3',
    ])
  })

  test('are told by their own name when no package is known for them', () => {
    expect(packagesFor(['libnew.so.1', 'libgbm.so.1'], () => false)).toEqual({ packages: ['libgbm1'], unknown: ['libnew.so.1'] })
  })
})
