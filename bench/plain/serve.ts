import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** One file as it goes over the line. */
export interface Served {
  readonly path: string
  readonly kind: 'script' | 'stylesheet' | 'font' | 'view'
  readonly type: string
  readonly body: Buffer
}

export interface PlainPage {
  /** Draws so many rows. */
  readonly url: (rows: number, of?: 'rows' | 'incidents') => string
  /** Bytes of JavaScript, gzip. */
  readonly scriptBytes: number
  readonly close: () => Promise<void>
}

/** What stands beside this file, in one script, as a production build makes it. */
export async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('.', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  })
  if (!('output' in built)) throw new Error('the bare page was not built')
  return built.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
}

/** Bytes that only have to come: what the bare page lacks beside ours, gzip included. */
function filler(bytes: number): string {
  // Six of eight bits are chance: gzip takes base64 down to three quarters and a little.
  const text = randomBytes(Math.max(0, bytes)).toString('base64')
  return `/*${text}*/`
}

/** A bare React page with as many bytes of each kind as `ours` had; what more it weighs than React is never run. */
export async function openPlain(ours: readonly Served[]): Promise<PlainPage> {
  const sizeOf = (body: Buffer | string): number => gzipSync(body).length
  const script = await bundled('./main.tsx')
  const wanted = ours.filter(({ kind }) => kind === 'script').reduce((sum, { body }) => sum + sizeOf(body), 0)
  const padding = filler(wanted - sizeOf(script))
  const kept = ours.filter(({ kind }) => kind !== 'script')
  const links = kept
    .filter(({ kind }) => kind === 'stylesheet')
    .map(({ path }) => `<link rel="stylesheet" href="${path}">`)
  const head = `<meta name="viewport" content="width=device-width">${links.join('')}`
  const html = `<!doctype html><html lang="vi"><head>${head}<script type="module" src="/padding.js"></script><script type="module" src="/main.js"></script></head><body></body></html>`
  const files = new Map<string, { type: string; body: Buffer }>([
    ['/', { type: 'text/html; charset=utf-8', body: Buffer.from(html) }],
    ['/main.js', { type: 'text/javascript', body: Buffer.from(script) }],
    ['/padding.js', { type: 'text/javascript', body: Buffer.from(padding) }],
    ...kept.map(({ path, type, body }) => [path, { type, body }] as const),
  ])
  // Compressed beforehand: a bare server has nothing else to do.
  const ready = new Map([...files].map(([path, { type, body }]) => [path, { type, body: gzipSync(body) }]))
  const server = createServer((request, response) => {
    const found = ready.get((request.url ?? '/').split('?')[0] ?? '/')
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'gzip' }).end(found.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (count, of = 'rows') => `http://127.0.0.1:${port}/?${of}=${count}`,
    scriptBytes: sizeOf(script) + sizeOf(padding),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
