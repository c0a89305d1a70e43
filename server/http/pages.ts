import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { nonceOf } from './headers.ts'
import { sendError } from './reply.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const squeezable = /^(text|application)\/|svg/

interface Page {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer | null
  readonly brotli: Buffer | null
}

async function pageOf(path: string): Promise<Page> {
  const plain = await readFile(path)
  const type = types[extname(path)] ?? ''
  if (!squeezable.test(type)) return { type, plain, gzip: null, brotli: null }
  const [zipped, brotli] = await Promise.all([promisify(gzip)(plain), promisify(brotliCompress)(plain)])
  return { type, plain, gzip: zipped, brotli }
}

/** Every built file by its address; a file of an unknown type, such as a source map, is none of them. */
async function readPages(dir: string): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>()
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of found) {
    if (!entry.isFile() || !(extname(entry.name) in types)) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(dir, path).split(sep).join('/')}`
    if (!address.split('/').some((part) => part.startsWith('.'))) pages.set(address, await pageOf(path))
  }
  return pages
}

/** What the build names by its content may be kept for ever; everything else is asked for each time. */
const cacheOf = (address: string): string =>
  address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

function sendPage(request: Request, response: Response, address: string, page: Page): void {
  response.setHeader('Content-Type', page.type)
  response.setHeader('Cache-Control', cacheOf(address))
  response.setHeader('Vary', 'Accept-Encoding')
  const encoding = request.acceptsEncodings(['br', 'gzip', 'identity'])
  const squeezed = encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : null
  if (squeezed && encoding !== false) response.setHeader('Content-Encoding', encoding)
  response.end(squeezed ?? page.plain)
}

const notScreens = ['/api', '/socket.io', '/assets']
/** A page of the client, which routes by itself. Names of items hold dots (`/viec/CN-18.hoi-truong`); files stand at the top. */
const isScreen = (request: Request): boolean => {
  if (request.path === '/') return true
  if (notScreens.some((path) => request.path === path || request.path.startsWith(`${path}/`))) return false
  const named = /^\/[^/.]+(\/[^/.][^/]*)*\/?$/.test(request.path)
  return named && (request.headers.accept ?? '').includes('text/html')
}

/**
 * The built client, from memory: nothing outside `dir` can be named. `index.html` gets this answer's nonce where it
 * says `__NONCE__`. Read on the first request and kept.
 */
export function pages(dir: string): RequestHandler {
  let reading: Promise<Map<string, Page>> | null = null
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    reading ??= readPages(dir)
    const all = await reading
    const page = all.get(request.path)
    if (page && request.path !== '/index.html') return sendPage(request, response, request.path, page)
    if (!isScreen(request)) return next()
    const index = all.get('/index.html')
    if (!index) {
      reading = null
      return sendError(request, response, { code: 'not-built' })
    }
    response.setHeader('Content-Type', index.type)
    response.end(index.plain.toString('utf8').replaceAll('__NONCE__', nonceOf(response)))
  }
}
