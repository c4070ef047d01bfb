// Placed as resources/app of the Electron from the npm registry, which comes without Electron's own default application.
// It does what that does: loads the application folder named on the command line, before the application is ready.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
app.setVersion(version)
app.name = productName ?? name
app.setDesktopName(`${app.name}.desktop`)
app.setAppPath(folder)
await import(pathToFileURL(join(folder, main)).href)
