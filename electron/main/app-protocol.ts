/** @file Main process: `app://certpack/…` serves the page, and `app://certpack/media/<sha256>` stored videos with byte ranges. */
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

/**
 * @param rendererDir folder of the built page.
 * @param mediaPath where a stored file lies, or null.
 */
export function serveApp(rendererDir: string, mediaPath: (sha256: string) => Promise<string | null>): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'certpack' || (request.method !== 'GET' && request.method !== 'HEAD')) return notFound()
    const media = /^\/media\/([0-9a-f]{64})$/.exec(url.pathname)
    try {
      if (media?.[1]) return await serveMedia(await mediaPath(media[1]), request.headers.get('range'))
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

async function serveMedia(path: string | null, range: string | null): Promise<Response> {
  if (!path) return notFound()
  const { size } = await stat(path)
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
