import { resolveElectron } from './electron-runtime.ts'
const t = Date.now(); console.log((await resolveElectron({ log: console.log })).version, Date.now() - t)
