/** @file Makes a Debian package out of an unpacked application with `dpkg-deb`, where the tool of electron-builder is out of reach. */
import { chmod, copyFile, cp, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { projectRoot } from '../project.ts'
import { runCommand } from '../run-command.ts'
import { pngSizes } from '../icons/write-icons.ts'
import { desktopFilePath } from './desktop-file.ts'
import { product } from './product.ts'

/** What Electron is linked against, in the names of Debian 12; the second is its name since 64-bit time (Debian 13, Ubuntu 24.04). */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libuuid1',
  'libsecret-1-0',
  'libasound2 | libasound2t64',
  'libgbm1',
]

export type DebianOptions = {
  /** The unpacked application, as electron-builder leaves it. */
  application: string
  /** As in `0.1.0-dev`. */
  version: string
  arch: 'arm64' | 'x64'
  /** Compressed in a tenth of the time to a sixth more: for a package that is only tested. */
  isQuick: boolean
  /** Folder of the result, and of the tree that it is made of meanwhile. */
  folder: string
}

/** @returns the path of the package. @throws UserError `blocked` with what `dpkg-deb` said. */
export async function makeDebianPackage({ application, version, arch, isQuick, folder }: DebianOptions): Promise<string> {
  const tree = join(folder, 'debian-tree')
  const path = join(folder, `${product.executable}-${version}-linux-${arch}.deb`)
  await rm(tree, { recursive: true, force: true })
  const installed = `/opt/${product.name}`
  await cp(application, join(tree, installed), { recursive: true, verbatimSymlinks: true })
  // The sandbox helper of Chromium has to belong to root and run as root; without it the sandbox needs namespaces, which some systems deny.
  await chmod(join(tree, installed, 'chrome-sandbox'), 0o4755)
  await mkdir(join(tree, 'usr', 'bin'), { recursive: true })
  await symlink(`${installed}/${product.executable}`, join(tree, 'usr', 'bin', product.executable))
  for (const [from, to] of sharedFiles()) {
    await mkdir(dirname(join(tree, 'usr', 'share', to)), { recursive: true })
    await copyFile(from, join(tree, 'usr', 'share', to))
  }
  await mkdir(join(tree, 'usr', 'share', 'doc', product.executable), { recursive: true })
  await writeFile(join(tree, 'usr', 'share', 'doc', product.executable, 'copyright'), copyright(installed))
  await setModes(join(tree, 'usr'))
  await mkdir(join(tree, 'DEBIAN'))
  await writeFile(join(tree, 'DEBIAN', 'control'), controlOf(version, arch, await kilobytesOf(tree)))
  for (const when of ['postinst', 'postrm']) await writeFile(join(tree, 'DEBIAN', when), refreshCaches, { mode: 0o755 })
  const { exitCode, stderr } = await runCommand('dpkg-deb', [
    '--root-owner-group',
    ...(isQuick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6']),
    '--build',
    tree,
    path,
  ])
  await rm(tree, { recursive: true, force: true })
  if (exitCode !== 0) throw new UserError('blocked', `dpkg-deb could not make ${path}: ${stderr.trim()}`, 'Check the room left on the disk.')
  return path
}

function sharedFiles(): (readonly [from: string, to: string])[] {
  const resources = join(projectRoot, 'resources')
  const icons = pngSizes.map((size) => {
    const folder = join('icons', 'hicolor', `${size}x${size}`)
    return [join(resources, 'icons', 'linux', `${size}x${size}.png`), join(folder, 'apps', `${product.executable}.png`)] as const
  })
  return [
    [desktopFilePath, join('applications', `${product.executable}.desktop`)],
    [join(resources, 'linux', `${product.id}.metainfo.xml`), join('metainfo', `${product.id}.metainfo.xml`)],
    [join(resources, 'linux', `${product.executable}.xml`), join('mime', 'packages', `${product.executable}.xml`)],
    [join(resources, 'icons', 'certpack.svg'), join('icons', 'hicolor', 'scalable', 'apps', `${product.executable}.svg`)],
    [join(resources, 'icons', 'document.svg'), join('icons', 'hicolor', 'scalable', 'mimetypes', 'application-x-certpack.svg')],
    ...icons,
  ]
}

/** Whatever the mask of who builds: folders are open to all, files can be read by all. */
async function setModes(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await setModes(join(folder, entry.name))
    else if (entry.isFile()) await chmod(join(folder, entry.name), 0o644)
  }
}

async function kilobytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return Math.ceil(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024)
}

/** In Debian a tilde sorts before everything: `0.1.0~dev` is older than `0.1.0`. */
function controlOf(version: string, arch: 'arm64' | 'x64', kilobytes: number): string {
  return `Package: ${product.executable}
Version: ${version.replace('-', '~')}
Architecture: ${arch === 'x64' ? 'amd64' : 'arm64'}
Maintainer: ${product.maintainer}
Installed-Size: ${kilobytes}
Depends: ${depends.join(', ')}
Section: devel
Priority: optional
Description: ${product.summary}
 ${product.description}
${version === product.version ? '' : ' .\n This is a development build, not a release.\n'}`
}

function copyright(installed: string): string {
  return `Certpack is under the MIT licence. What it contains of others, and under which licences:
 ${installed}/resources/THIRD-PARTY-NOTICES.txt
 ${installed}/resources/ffmpeg/LICENSE.txt
 ${installed}/LICENSE.electron.txt
 ${installed}/LICENSES.chromium.html
`
}

/** The system's lists of applications, types of files and icons; each where there is such a list. */
const refreshCaches = `#!/bin/sh
set -e
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true; fi
`
