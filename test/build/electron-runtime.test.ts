import { afterEach, expect, test, vi } from 'vitest'
import { resolveElectron } from '../../build/electron-runtime.ts'

afterEach(() => vi.unstubAllEnvs())

test.each(['/nowhere/electron', process.execPath])('refuses CERTPACK_ELECTRON when it names something that is no Electron: %s', async (path) => {
  vi.stubEnv('CERTPACK_ELECTRON', path)
  await expect(resolveElectron({ log: () => undefined })).rejects.toThrow(`CERTPACK_ELECTRON names ${path}`)
})
