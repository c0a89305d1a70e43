import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { loadCatalogue } from './server/catalogue/load.ts'
import { disk } from './server/catalogue/disk.ts'

/** `vite --mode world`: the whole app on an in-memory congress, for looking at screens (client/gallery/worldMain.tsx). */
const world: Plugin = {
  name: 'world',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replace('./main.tsx', './gallery/worldMain.tsx').replace('<script src="/ahead.js"></script>', ''),
  },
  configureServer: ({ middlewares }) => {
    middlewares.use('/catalogue.json', (_request, response) => {
      const { checklists, plans, incidents } = loadCatalogue('checklists', disk).catalogue
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ checklists: [...checklists], plans: [...plans], incidents }))
    })
  },
}

const publicDir = 'client/public'

/** Tells the service worker what the build made, and a version that changes with any of it. */
const precache: Plugin = {
  name: 'precache',
  // After Vite has taken out the scripts that held nothing but styles: a file that is not there fails the whole worker.
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') throw new Error('the build made no sw.js')
    const version = createHash('sha256')
    const built = Object.values(bundle).filter(({ fileName }) => fileName !== 'sw.js')
    for (const file of built)
      version.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source)
    const fixed = readdirSync(publicDir)
    for (const name of fixed) version.update(name).update(readFileSync(`${publicDir}/${name}`))
    const assets = built
      .map(({ fileName }) => fileName)
      .filter((name) => /^assets\/.*\.(js|css|woff2|svg)$/.test(name))
    const list = {
      version: version.digest('hex').slice(0, 16),
      files: [...assets, ...fixed].map((name) => `/${name}`),
    }
    worker.code = `const BUILT = ${JSON.stringify(list)}\n${worker.code}`
  },
}

/** `npm run dev`: the demo's server stands behind; it lets in only pages of its own address. */
const behind = { target: 'http://localhost:8080', headers: { origin: 'http://localhost:8080' }, ws: true }

/** Small things that many screens share; the text field is apart, which the sign-in has before anything else. */
const parts =
  /\/client\/(parts\/(controls|glyphs|incidents|items|layout)|screens\/items\/(capital|draft)\.ts)/

const oldest = ['chrome109', 'edge109', 'firefox115', 'safari16']

// The client is built apart from the server; `server/http/pages.ts` serves what lands in dist/client.
export default defineConfig(({ mode }) => ({
  root: 'client',
  server: { proxy: { '/api': behind, '/socket.io': behind } },
  plugins: [react(), ...(mode === 'world' ? [world] : [precache])],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: false,
    // The oldest browsers that Trực Ban is for (decision 0029); what they lack beside syntax does not compile.
    target: oldest,
    // Chrome 97 to 108 have the methods and not all of the styles: what they fall back on stays in the sheets.
    cssTarget: ['chrome97', 'firefox104', 'safari15.4'],
    manifest: true,
    // A font as a data: address would not pass the policy of the pages.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { main: 'index.html', sw: 'worker/worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Few files: by itself the bundler makes twenty of what every start needs, and forty-five more of the board; each
        // waits its turn on the line, and what the board asks for behind them all.
        codeSplitting: {
          groups: [
            {
              name: 'first',
              tags: ['$initial'],
              test: (id) => !id.includes('/client/worker/'),
              priority: 3,
            },
            { name: 'rules', test: /\/domain\/(?!refusal\.ts)/, priority: 2 },
            { name: 'refusals', test: /\/refusals?\.ts/, priority: 2 },
            { name: 'field', test: /\/parts\/controls\/(Text)?Field/, priority: 3 },
            { name: 'parts', test: parts, priority: 2 },
            { name: 'photos', test: /\/screens\/items\/Photos/, priority: 1 },
            { name: 'incidents', test: /\/incidents?[/.-]|words\/policy/, minShareCount: 2 },
          ],
        },
      },
    },
  },
}))
