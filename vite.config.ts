import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { loadCatalogue } from './server/catalogue/load.ts'
import { disk } from './server/catalogue/disk.ts'

/** `vite --mode world`: the whole app on an in-memory congress, for looking at screens (client/gallery/worldMain.tsx). */
const world: Plugin = {
  name: 'world',
  transformIndexHtml: (html) => html.replace('./main.tsx', './gallery/worldMain.tsx'),
  configureServer: ({ middlewares }) => {
    middlewares.use('/catalogue.json', (_request, response) => {
      const { checklists, plans, incidents } = loadCatalogue('checklists', disk).catalogue
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ checklists: [...checklists], plans: [...plans], incidents }))
    })
  },
}

// The client is built apart from the server; `server/http/pages.ts` serves what lands in dist/client.
export default defineConfig(({ mode }) => ({
  root: 'client',
  plugins: [react(), ...(mode === 'world' ? [world] : [])],
  build: { outDir: '../dist/client', emptyOutDir: true, sourcemap: false, target: 'es2022', manifest: true },
}))
