import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The client is built apart from the server; `server/http/pages.ts` serves what lands in dist/client.
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, sourcemap: false, target: 'es2022', manifest: true },
})
