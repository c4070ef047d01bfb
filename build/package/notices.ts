/** @file The third-party notices of a package: every part that is shipped, its licence, and the licence's words. */
import type { ProductionPackage } from './production-packages.ts'
import { standardLicence } from './standard-licences.ts'

/** Licences that ask for no more than to be passed on. A package under another one needs a decision first. */
export const acceptedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT AND OFL-1.1',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
]

const rule = '-'.repeat(80)

/**
 * @returns the whole text. Packages without a file of their own for it have the licence's standard words.
 * @throws Error naming the packages whose licence is not among {@link acceptedLicences}.
 */
export function noticesOf(packages: readonly ProductionPackage[]): string {
  const refused = packages.filter(({ license }) => !acceptedLicences.includes(license))
  if (refused.length > 0)
    throw new Error(
      `Not to be shipped without a decision on the licence: ${refused.map(({ name, license }) => `${name} (${license || 'none stated'})`).join(', ')}`,
    )
  const sections = packages.map(({ name, version, license, homepage, licenseText }) =>
    [rule, `${name} ${version}`, `Licence: ${license}`, ...(homepage ? [homepage] : []), '', licenseText || standardLicence(license, name), ''].join(
      '\n',
    ),
  )
  return [introduction, ...sections].join('\n')
}

const introduction = `Certpack contains the software below. Two parts have their notices beside them: Electron with Chromium (LICENSE.electron.txt,
LICENSES.chromium.html) and ffmpeg, a program of its own (resources/ffmpeg).
`
