import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktopFilePath } from '../../build/package/desktop-file.ts'
import { product } from '../../build/package/product.ts'
import { projectRoot } from '../../build/project.ts'
import { builtPackage } from '../helpers/built-package.ts'
import { launchPackage } from '../helpers/launch-package.ts'
import { hasTool, isRoot, run } from '../helpers/tools.ts'

const deb = builtPackage('test').files.find((path) => path.endsWith('.deb'))
const canInstall = isRoot && deb !== undefined && hasTool('apt-get')
if (!canInstall) console.warn('SKIPPED: installing the Debian package needs root on Debian, and a package.')

const folder = mkdtempSync(join(tmpdir(), 'certpack-debian-'))
const isInstalled = () => spawnSync('dpkg', ['--status', product.executable], { encoding: 'utf8' }).stdout.includes('Status: install ok installed')

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

if (isInstalled()) console.warn(`SKIPPED: ${product.executable} is installed on this machine, and is not to be replaced by a test.`)
describe.skipIf(!canInstall || isInstalled())('the Debian package', () => {
  beforeAll(() => {
    // By way of apt, which also brings what the package depends on.
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', deb ?? ''], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'pipe',
    })
  }, 180_000)
  afterAll(() => {
    if (isInstalled()) run('dpkg', ['--purge', product.executable])
  })

  test('is installed whole', () => {
    expect(isInstalled()).toBe(true)
    expect(run('dpkg', ['--verify', product.executable])).toBe('')
  })

  test('starts by its name, with the sandbox, as an ordinary user', { timeout: 90_000 }, async () => {
    const application = await launchPackage({ executable: `/usr/bin/${product.executable}`, folder })
    try {
      const page = await application.firstWindow({ timeout: 60_000 })
      await page.getByRole('button', { name: 'Open the sample', exact: true }).waitFor()
    } finally {
      await application.close()
    }
  })

  test('is removed, with every file of its own, and the data of its users stays', () => {
    const data = join(folder, 'home', '.config', 'certpack', 'data')
    expect(existsSync(data)).toBe(true)
    const files = run('dpkg', ['--listfiles', product.executable])
      .split('\n')
      .filter((path) => path.includes('ertpack'))
    expect(files.length).toBeGreaterThan(50)
    run('dpkg', ['--purge', product.executable])
    expect(files.filter((path) => existsSync(path))).toEqual([])
    expect(existsSync(data)).toBe(true)
  })
})

test.skipIf(!hasTool('desktop-file-validate'))('desktop-file-validate finds nothing (skipped without it)', () => {
  expect(run('desktop-file-validate', [desktopFilePath])).toBe('')
})

test.skipIf(!hasTool('appstreamcli'))('appstreamcli finds nothing that it minds (skipped without it)', () => {
  const metainfo = join(projectRoot, 'resources', 'linux', `${product.id}.metainfo.xml`)
  expect(run('appstreamcli', ['validate', '--no-net', metainfo])).toContain('Validation was successful')
})

test.skipIf(!hasTool('update-mime-database'))('the type of .certpack files is one that the system understands (skipped without it)', () => {
  const mime = join(folder, 'mime')
  mkdirSync(join(mime, 'packages'), { recursive: true })
  writeFileSync(join(mime, 'packages', 'certpack.xml'), execFileSync('cat', [join(projectRoot, 'resources', 'linux', 'certpack.xml')]))
  run('update-mime-database', [mime])
  expect(run('cat', [join(mime, 'globs')])).toContain(`${product.documentType}:*.certpack`)
})
