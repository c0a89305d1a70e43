import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response, Router } from 'express'
import type { Language } from '../../../domain/words.ts'
import { openApiDocument } from '../openapi/document.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'
import { languageOf } from '../request.ts'

const squeeze = promisify(gzip)

/** Nothing from elsewhere, nothing inline; the reader's own pictures are data addresses in its style sheet. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const page = (language: Language): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trực Ban · API</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="api" data-url="/api/openapi.json?lang=${language}"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/init.js"></script>
</body>
</html>
`

/** For reading: it sends nothing, not even to be validated elsewhere. */
const init = `const at = document.getElementById('api')
SwaggerUIBundle({
  domNode: at,
  url: at.dataset.url,
  validatorUrl: null,
  supportedSubmitMethods: [],
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  deepLinking: false,
  presets: [SwaggerUIBundle.presets.apis],
})
`

const dist = (): string => dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const files: Readonly<Record<string, { readonly type: string; readonly read: () => Promise<Buffer> }>> = {
  'init.js': { type: 'text/javascript', read: () => Promise.resolve(Buffer.from(init)) },
  'swagger-ui-bundle.js': {
    type: 'text/javascript',
    read: () => readFile(join(dist(), 'swagger-ui-bundle.js')),
  },
  'swagger-ui.css': { type: 'text/css', read: () => readFile(join(dist(), 'swagger-ui.css')) },
}

/** The surface as a document, and a page to read it: loaded for who opens it, with no outside address. */
export function docsRoutes(router: Router, { secure }: HttpParts): void {
  // Both forms are kept: the document takes long to make, and whoever asks for it need not be signed in.
  const kept = new Map<string, Promise<{ plain: Buffer; zipped: Buffer }>>()
  const made = (name: string, read: () => Promise<Buffer>): Promise<{ plain: Buffer; zipped: Buffer }> => {
    const known = kept.get(name) ?? read().then(async (plain) => ({ plain, zipped: await squeeze(plain) }))
    kept.set(name, known)
    return known
  }
  const send = async (
    request: Request,
    response: Response,
    { name, type, read }: { name: string; type: string; read: () => Promise<Buffer> },
  ): Promise<void> => {
    const zipped = request.acceptsEncodings('gzip') === 'gzip'
    const forms = await made(name, read)
    const body = zipped ? forms.zipped : forms.plain
    response.setHeader('Content-Type', `${type}; charset=utf-8`)
    response.setHeader('Cache-Control', 'no-cache')
    response.setHeader('Vary', 'Accept-Encoding, Accept-Language')
    if (zipped) response.setHeader('Content-Encoding', 'gzip')
    response.end(body)
  }
  router.get('/api/openapi.json', (request, response, next) => {
    const language = languageOf(request)
    const read = () => Promise.resolve(Buffer.from(JSON.stringify(openApiDocument(language, secure))))
    send(request, response, { name: `openapi.${language}`, type: 'application/json', read }).catch(next)
  })
  router.get('/api/docs', (request, response, next) => {
    response.setHeader('Content-Security-Policy', policy)
    const language = languageOf(request)
    const read = () => Promise.resolve(Buffer.from(page(language)))
    send(request, response, { name: `page.${language}`, type: 'text/html', read }).catch(next)
  })
  router.get('/api/docs/:file', (request, response, next) => {
    const name = request.params.file
    const file = Object.hasOwn(files, name) ? files[name] : undefined
    if (!file) return sendError(request, response, { code: 'not-found' })
    send(request, response, { name, ...file }).catch(next)
  })
}
