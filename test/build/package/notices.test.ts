import { beforeAll, describe, expect, test } from 'vitest'
import { externalPackages, shippedFiles, type Target } from '../../../build/package/external-packages.ts'
import { noticesOf } from '../../../build/package/notices.ts'
import { productionPackages, type ProductionPackage } from '../../../build/package/production-packages.ts'

let packages: ProductionPackage[]
beforeAll(async () => {
  packages = await productionPackages()
})

describe('the notices', () => {
  test('name every package of the production tree, with the words of its licence', () => {
    const text = noticesOf(packages)
    expect(packages.length).toBeGreaterThan(60)
    for (const { name, version, license } of packages) {
      const section = text.split(`\n${name} ${version}\nLicence: ${license}\n`)[1]?.split('-'.repeat(80))[0] ?? ''
      expect([name, section.length > 200]).toEqual([name, true])
    }
  })

  test('hold what is shipped as files of its own', () => {
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(externalPackages)))
  })

  test('are not made for a licence that nobody has decided on', () => {
    const [first] = packages
    if (!first) throw new Error('There are no packages.')
    expect(() => noticesOf([{ ...first, name: 'left-out', license: 'AGPL-3.0' }])).toThrow('left-out (AGPL-3.0)')
  })
})

test.each<Target>([
  { platform: 'win32', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
])('the addon of $platform $arch is shipped there, alone', async (target) => {
  const addons = (await shippedFiles('better-sqlite3', target)).filter((path) => path.endsWith('.node'))
  expect(addons).toEqual([`prebuilds/${target.platform}-${target.arch}.node`])
})
