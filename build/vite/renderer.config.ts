/** @file Bundle of the page, served from `app://` and nowhere else. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'
import { projectRoot } from '../project.ts'

export const rendererConfig: InlineConfig = {
  configFile: false,
  root: join(projectRoot, 'renderer'),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  // Names that tell in the inspector where a style comes from.
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:5]' } },
  build: {
    target: 'chrome130',
    outDir: join(projectRoot, 'out', 'renderer'),
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    // A desktop page is read from the disk at once; a second file would only be a second request.
    chunkSizeWarningLimit: 4_000,
    // The content security policy has no `data:` for fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: join(projectRoot, 'renderer', 'index.html'), control: join(projectRoot, 'renderer', 'control.html') } },
  },
}
