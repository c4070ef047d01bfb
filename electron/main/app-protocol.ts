/**
 * @file Main process: `app://certpack/…` serves the page; with byte ranges `app://certpack/media/<sha256>` serves stored videos and
 * `app://certpack/take/<id>` takes that are not being recorded any more.
 */
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { protocol } from 'electron'

export const appOrigin = 'app://certpack'

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const headers = (contentType: string): Record<string, string> => ({
  'Content-Type': contentType,
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** A file that the page knows by its id; `bytes` where no more than these are shown. */
type ServedFile = { path: string; bytes?: number }
type ServedFiles = { stored(sha256: string): Promise<ServedFile | null>; take(takeId: string): Promise<ServedFile | null> }

const storedRoute = /^\/media\/([0-9a-f]{64})$/
const takeRoute = /^\/take\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** @param rendererDir folder of the built page. */
export function serveApp(rendererDir: string, files: ServedFiles): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'certpack' || (request.method !== 'GET' && request.method !== 'HEAD')) return notFound()
    const sha256 = storedRoute.exec(url.pathname)?.[1]
    const takeId = takeRoute.exec(url.pathname)?.[1]
    try {
      if (sha256) return await serveMedia(await files.stored(sha256), request.headers.get('range'))
      if (takeId) return await serveMedia(await files.take(takeId), request.headers.get('range'))
      return await servePage(rendererDir, url.pathname)
    } catch {
      return notFound()
    }
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') })
}

async function servePage(rendererDir: string, pathname: string): Promise<Response> {
  const path = join(rendererDir, decodeURIComponent(pathname === '/' ? '/index.html' : pathname))
  const inside = relative(rendererDir, path)
  const contentType = contentTypes[extname(path)]
  if (inside.startsWith('..') || isAbsolute(inside) || !contentType) return notFound()
  return new Response(await readFile(path), { headers: headers(contentType) })
}

/** Stored files have no name, so the container tells the type; the player needs it right to seek. */
async function videoType(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4) })
    return buffer.readUInt32BE(0) === 0x1a45dfa3 ? 'video/webm' : 'video/mp4'
  } finally {
    await file.close()
  }
}

/** @returns first and last byte of a `Range` header, the whole file without one, or null when it lies outside. Pure. */
export function parseRange(range: string | null, bytes: number): { first: number; last: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (!range || !match || (!match[1] && !match[2])) return { first: 0, last: bytes - 1 }
  const first = match[1] ? Number(match[1]) : Math.max(0, bytes - Number(match[2]))
  const last = match[1] && match[2] ? Math.min(Number(match[2]), bytes - 1) : bytes - 1
  return first <= last ? { first, last } : null
}

async function serveMedia(file: ServedFile | null, range: string | null): Promise<Response> {
  if (!file) return notFound()
  const { path } = file
  const size = file.bytes ?? (await stat(path)).size
  const part = parseRange(range, size)
  const base = { ...headers(await videoType(path)), 'Accept-Ranges': 'bytes' }
  if (!part) return new Response(null, { status: 416, headers: { ...base, 'Content-Range': `bytes */${size}` } })
  const body = Readable.toWeb(createReadStream(path, { start: part.first, end: part.last })) as unknown as ReadableStream
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...base,
      'Content-Length': String(part.last - part.first + 1),
      ...(range ? { 'Content-Range': `bytes ${part.first}-${part.last}/${size}` } : {}),
    },
  })
}
