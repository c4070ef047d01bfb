/** @file What the packages of every system say about the product, and how a build is named. */
import packageJson from '../../package.json' with { type: 'json' }

export const product = {
  name: 'Certpack',
  /** Of the executable, the Debian package and the desktop file. */
  executable: 'certpack',
  id: 'app.certpack.Certpack',
  version: packageJson.version,
  summary: 'Prepare a DocuSign certification on your own machine, offline',
  description: packageJson.description,
  maintainer: 'The Certpack authors <certpack@localhost>',
  copyright: 'Copyright © The Certpack authors',
  documentExtension: 'certpack',
  documentName: 'Certpack submission',
  documentType: 'application/x-certpack',
} as const

/**
 * `release` has every way in shut; `test` differs by one fuse, the inspector, through which the end-to-end tests drive it.
 */
export const flavours = ['release', 'test'] as const
export type Flavour = (typeof flavours)[number]

/**
 * @param isDevelopmentOnly whether the Electron inside is not the declared one.
 * @returns as in `0.1.0`, `0.1.0-dev`, `0.1.0-test`, `0.1.0-dev.test`: nothing but a release is named like one.
 */
export function versionOf(flavour: Flavour, isDevelopmentOnly: boolean): string {
  const marks = [isDevelopmentOnly ? 'dev' : '', flavour === 'test' ? 'test' : ''].filter(Boolean)
  return marks.length > 0 ? `${product.version}-${marks.join('.')}` : product.version
}
