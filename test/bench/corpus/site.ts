/** @file The pages of the corpus on loopback: files made in memory, and files of the installed packages. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

export type Site = { origin: string; close: () => Promise<void> }

export type SiteContent = {
  /** Files by their path, as in `/index.html`. */
  files: Record<string, string | Buffer>
  /** Folder shown below `/packages/`. */
  packages: string
  /** What to answer where there is no such file. */
  answer?: (method: string, path: string) => unknown
}

const mediaTypes: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** Starts the site on a free port of 127.0.0.1. */
export async function startSite({ files, packages, answer }: SiteContent): Promise<Site> {
  async function find(path: string): Promise<string | Buffer | undefined> {
    if (!path.startsWith('/packages/')) return files[path]
    return readFile(join(packages, normalize(path.slice('/packages'.length)))).catch(() => undefined)
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    void find(path).then((body) => {
      if (body !== undefined) return response.writeHead(200, { 'content-type': mediaTypes[extname(path)] ?? 'text/plain; charset=utf-8' }).end(body)
      const value = answer?.(request.method ?? 'GET', path)
      return response.writeHead(value === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? {}))
    })
  })
  // A page that does not become ready must not keep the run alive.
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site of the corpus has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** @returns a page without anything but what it is given. */
export function htmlPage(title: string, head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`
}
