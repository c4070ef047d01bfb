/** @file The one configuration of electron-builder: three systems, nothing is published, nothing is rebuilt, nothing converted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { projectRoot } from '../project.ts'
import { desktopEntry } from './desktop-file.ts'
import { product } from './product.ts'

export type BuilderOptions = {
  /** Folder that becomes the archive, as {@link stageApplication} fills it. */
  app: string
  /** Folder whose content is placed beside the archive. */
  resources: string
  output: string
  electronVersion: string
  /** Folder of an unpacked Electron; without it electron-builder downloads the declared one. */
  electronDist?: string
  /** Whether a plain Node, which cannot read archives, runs the service. */
  isServiceOnNode: boolean
  /** Called with the folder of the unpacked application before Electron's own application is replaced. */
  afterExtract?: (folder: string) => Promise<void>
  /** Called with the folder of the packed application, before anything is made of it. */
  afterPack?: (folder: string) => Promise<void>
}

const icon = (name: string) => join(projectRoot, 'resources', 'icons', name)
const macos = (name: string) => join(projectRoot, 'build', 'package', 'macos', name)
const read = (name: string) => readFileSync(macos(name), 'utf8')

/** Threads, addons and what they read cannot be loaded out of the archive. Packages are meant by where they are staged. */
const unpacked = [
  '**/*.node',
  'out/service/*-thread.js',
  'packages/{tesseract.js,tesseract.js-core,regenerator-runtime,is-url,bmp-js,wasm-feature-detect}/**',
  'packages/@tesseract.js-data/**',
]

export function builderConfig(options: BuilderOptions): Configuration {
  const { app, resources, output, electronVersion, electronDist, isServiceOnNode, afterExtract, afterPack } = options
  return {
    appId: product.id,
    productName: product.name,
    copyright: product.copyright,
    artifactName: `${product.executable}-\${version}-\${os}-\${arch}.\${ext}`,
    directories: { app, output, buildResources: join(projectRoot, 'resources', 'icons') },
    electronVersion,
    ...(electronDist ? { electronDist } : {}),
    electronLanguages: ['en-US'],
    // The staged folder holds every package it needs, built, and nothing else. (With `npmRebuild: false` this would not be asked.)
    beforeBuild: () => Promise.resolve(false),
    // A folder named `node_modules` would be passed over.
    files: ['**/*', '!packages{,/**/*}', { from: 'packages', to: 'node_modules' }],
    asar: { smartUnpack: false },
    asarUnpack: isServiceOnNode ? [...unpacked, 'out/service/**', 'packages/**'] : unpacked,
    extraResources: [{ from: resources, to: '.' }],
    compression: 'normal',
    publish: null,
    fileAssociations: [
      {
        ext: product.documentExtension,
        name: product.documentName,
        description: product.documentName,
        mimeType: product.documentType,
        role: 'Editor',
        rank: 'Owner',
        icon: icon('document'),
      },
    ],
    ...(afterExtract ? { afterExtract: ({ appOutDir }) => afterExtract(appOutDir) } : {}),
    ...(afterPack ? { afterPack: ({ appOutDir }) => afterPack(appOutDir) } : {}),

    win: { target: ['nsis', 'portable'], icon: icon('certpack.ico') },
    // For all users of a machine, as the file association needs; what the user has made stays where it is.
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
      artifactName: `${product.executable}-\${version}-\${os}-\${arch}-setup.\${ext}`,
    },
    portable: { artifactName: `${product.executable}-\${version}-\${os}-\${arch}-portable.\${ext}` },

    mac: {
      target: [
        { target: 'dmg', arch: ['arm64', 'x64'] },
        { target: 'zip', arch: ['arm64', 'x64'] },
      ],
      category: 'public.app-category.developer-tools',
      icon: icon('certpack.icns'),
      minimumSystemVersion: '13.0',
      hardenedRuntime: true,
      entitlements: macos('entitlements.plist'),
      entitlementsInherit: macos('entitlements.plist'),
      extendInfo: JSON.parse(read('info.json')) as Record<string, string>,
    },
    dmg: { writeUpdateInfo: false, title: `${product.name} \${version}` },

    linux: {
      target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
      executableName: product.executable,
      icon: icon('linux'),
      category: desktopEntry().Categories ?? '',
      synopsis: product.summary,
      description: product.description,
      maintainer: product.maintainer,
      vendor: product.name,
      syncDesktopName: true,
      desktop: { entry: desktopEntry() },
    },
  }
}
