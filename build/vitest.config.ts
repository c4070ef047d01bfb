/** @file Three groups of tests: `unit` in plain Node, `e2e` in the real Electron, `packaged` on what `npm run package` has built. */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { hasDisplay } from './chromium-arguments.ts'
import { projectRoot } from './project.ts'

// Requiring the electron package from plain Node would download Electron.
const alias = { electron: join(projectRoot, 'test', 'helpers', 'electron-absent.ts') }

const packagedTest = 'test/e2e/packaged.test.ts'

export default defineConfig({
  root: projectRoot,
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/packaged/**'],
          maxWorkers: 2,
          // Loading the same modules for every file again took a third of the time; no test changes a module.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [packagedTest],
          // On the display of a person their windows would be in each other's way.
          ...(hasDisplay() ? { fileParallelism: false } : { maxWorkers: 2 }),
          setupFiles: ['test/helpers/own-display.ts'],
          // A loaded machine takes its time to show what was done.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts', packagedTest],
          fileParallelism: false,
          setupFiles: ['test/helpers/own-display.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
