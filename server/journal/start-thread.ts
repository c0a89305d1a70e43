import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Starts a worker from the file beside `here` (`import.meta.url`) called `name`, without its ending: the built `.js`, or the
 * `.ts` source in development and tests. Node 20 does not pass a loader on to a worker's first file, so it is registered there.
 */
export function startThread(here: string, name: string, workerData: unknown): Worker {
  if (!here.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, here), { workerData })
  const tsx = pathToFileURL(createRequire(here).resolve('tsx/package.json'))
  const register = new URL('./dist/esm/api/index.mjs', tsx).href
  const entry = new URL(`./${name}.ts`, here).href
  const first = `import('${register}').then(({ register }) => { register(); return import('${entry}') })`
  return new Worker(first, { eval: true, workerData, execArgv: [] })
}
