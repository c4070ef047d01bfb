/** @file Main process: where the parts of the application lie, from the project's folder and in a package. */
import { join, sep } from 'node:path'
import { app } from 'electron'

export type Places = {
  /** Bundles. */
  out: string
  /** What ships as data, and below it ffmpeg. */
  resources: string
  /** The picture of the application, for windows and boxes. */
  icon: string
  /** The Node that runs the service where this Electron is too old for it; only development builds bring one. */
  node: string
}

export function findPlaces(): Places {
  const folder = app.getAppPath()
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const out = join(folder, 'out')
  if (app.isPackaged) {
    const resources = process.resourcesPath
    return { out, resources, icon: join(resources, 'icon.png'), node: join(resources, 'node', name) }
  }
  const resources = join(folder, 'resources')
  return { out, resources, icon: join(resources, 'icons', 'linux', '256x256.png'), node: join(folder, 'node_modules', 'node', 'bin', name) }
}

/** @returns the path beside the archive, for programs that cannot read one. */
export function besideArchive(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
}
