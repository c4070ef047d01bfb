import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { externalPackages } from '../../build/package/external-packages.ts'
import { productionPackages } from '../../build/package/production-packages.ts'
import { builtPackage, hasBuiltPackage, listArchive, listFolder, readPacked, type PackedFile } from '../helpers/built-package.ts'

/** What reads text in pictures and PDFs, bigger than everything else of ours: said apart. */
const isForReading = (path: string) =>
  /^node_modules\/(tesseract\.js|tesseract\.js-core|@tesseract\.js-data|bmp-js|is-url|regenerator-runtime|wasm-feature-detect)\//.test(path) ||
  path === 'out/service/pdf-thread.js'

const megabytes = (files: readonly { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6

let application: string
let archive: string
let packed: PackedFile[]
let placed: Map<string, number>

beforeAll(() => {
  ;({ application } = builtPackage('test'))
  archive = join(application, 'resources', 'app.asar')
  packed = listArchive(archive)
  placed = listFolder(application)
})

describe('what is packed', () => {
  test('is what runs: no maps, types, tests, sources, documentation', () => {
    const unwanted = packed.filter(
      ({ path }) => !/\.(js|cjs|css|html|woff2|json|node|wasm|gz|ttf\.br)$/.test(path) || /(^|\/)(test|tests|docs?|src\/.*\.ts)\//.test(path),
    )
    expect(unwanted.map(({ path }) => path)).toEqual([])
    expect([...placed.keys()].filter((path) => /\.(map|ts|tsx|c|cpp|h|gyp)$/.test(path))).toEqual([])
  })

  test('has one addon, that of this system, and no package but those that load files of their own', () => {
    expect(packed.filter(({ path }) => path.endsWith('.node')).map(({ path }) => path)).toEqual([
      `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
    ])
    const packages = new Set(packed.flatMap(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
    expect([...packages].toSorted()).toEqual(Object.keys(externalPackages).toSorted())
  })

  test('threads lie beside the archive and need no other file of it', () => {
    const threads = packed.filter(({ path }) => /^out\/service\/.*-thread\.js$/.test(path))
    expect(threads.map(({ path }) => path)).toContain('out/service/reading-thread.js')
    for (const { path, isUnpacked } of threads) {
      expect([path, isUnpacked]).toEqual([path, true])
      expect(readPacked(archive, path).toString('utf8')).not.toMatch(/from\s*["']\.{1,2}\//)
    }
  })

  test('has one language of Chromium', () => {
    expect([...placed.keys()].filter((path) => path.startsWith('locales/'))).toEqual(['locales/en-US.pak'])
  })
})

describe('licences', () => {
  test('of Electron, Chromium, ffmpeg and every package lie in it', async () => {
    for (const path of [
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      ...['LICENSE.txt', 'SOURCE.txt', 'BUILD.txt'].map((name) => `resources/ffmpeg/${name}`),
    ])
      expect([path, (placed.get(path) ?? 0) > 100]).toEqual([path, true])
    const notices = readFileSync(join(application, 'resources', 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const { name, version } of await productionPackages()) expect(notices).toContain(`\n${name} ${version}\nLicence: `)
  })

  test('ffmpeg is a program of its own, and its licence says how it was built', () => {
    for (const name of ['ffmpeg', 'ffprobe']) expect(statSync(join(application, 'resources', 'ffmpeg', name)).mode & 0o111).toBe(0o111)
    expect(readFileSync(join(application, 'resources', 'ffmpeg', 'BUILD.txt'), 'utf8')).toMatch(/^configuration: .*--enable-gpl/m)
  })
})

describe('size', () => {
  test('ours is at most 6 MB; what reads text is said apart, at most 8.3 MB', () => {
    const [reading, own] = [packed.filter(({ path }) => isForReading(path)), packed.filter(({ path }) => !isForReading(path))]
    console.log(`Packed: ${megabytes(own).toFixed(2)} MB of our own, ${megabytes(reading).toFixed(2)} MB to read text`)
    expect(megabytes(own)).toBeLessThanOrEqual(6)
    expect(megabytes(reading)).toBeLessThanOrEqual(8.3)
  })

  test('the page begins with at most 250 kB of JavaScript, compressed, and reads the steps when they are shown', () => {
    const scripts = initialScripts()
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(readPacked(archive, path), { level: 9 }).length, 0)
    console.log(`The page begins with ${(bytes / 1e3).toFixed(1)} kB of JavaScript, compressed`)
    expect(bytes).toBeLessThanOrEqual(250_000)
    for (const step of ['video-step', 'traces-step', 'questionnaire-step', 'recorder-page', 'check-page']) {
      const chunk = packed.find(({ path }) => path.startsWith(`out/renderer/assets/${step}-`) && path.endsWith('.js'))
      expect([step, chunk !== undefined && !scripts.includes(chunk.path)]).toEqual([step, true])
    }
  })

  const release = hasBuiltPackage('release') ? builtPackage('release').files.find((path) => path.endsWith('.tar.gz')) : undefined
  if (!release) console.warn('SKIPPED: the size of the archive is that of the release flavour, which is not built (npm run package).')

  test.skipIf(!release)(
    'the archive for every Linux is at most 110 MB without ffmpeg and 163 MB with it, the sample included',
    { timeout: 180_000 },
    () => {
      const path = release ?? ''
      const program = (name: string) => join(application, 'resources', name)
      // Taken out again as compressed as it went in, as far as one file tells.
      const of = (...names: string[]) =>
        names
          .map(program)
          .filter(existsSync)
          .reduce((sum, name) => sum + gzipSync(readFileSync(name), { level: 9 }).length, 0)
      const sizes = { whole: statSync(path).size, node: of('node/node'), ffmpeg: of('ffmpeg/ffmpeg', 'ffmpeg/ffprobe') }
      const withFfmpeg = (sizes.whole - sizes.node) / 1e6
      const without = withFfmpeg - sizes.ffmpeg / 1e6
      console.log(`tar.gz without the Node of development builds: ${withFfmpeg.toFixed(1)} MB, without ffmpeg ${without.toFixed(1)} MB`)
      expect(withFfmpeg).toBeLessThanOrEqual(163)
      expect(without).toBeLessThanOrEqual(110)
    },
  )

  test('beside Electron, Node, ffmpeg and the sample there is next to nothing', () => {
    const others = [...placed].filter(([path]) => path.startsWith('resources/') && !/^resources\/(app\.asar|node\/|ffmpeg\/ff|sample\/)/.test(path))
    expect(others.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(400_000)
    expect(existsSync(join(dirname(application), 'stage'))).toBe(false)
  })
})

/** @returns the scripts that the page waits for: those of index.html, and what they import in turn. */
function initialScripts(): string[] {
  const html = readPacked(archive, 'out/renderer/index.html').toString('utf8')
  const waiting = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => `out/renderer/${path}`)
  const found = new Set<string>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const script = readPacked(archive, path).toString('utf8')
    for (const [, name] of script.matchAll(/(?:import|from)\s*["']\.\/([^"']+\.js)["']/g)) waiting.push(`out/renderer/assets/${name}`)
  }
  return [...found]
}
