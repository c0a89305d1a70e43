// Preloaded: what is imported from `server` and `domain` is the built program in `dist`, as it is installed. Run from its
// sources it would pay for the names that the translation of TypeScript gives to every small function.
import { readFile } from 'node:fs/promises'
import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const home = new URL('..', import.meta.url).href
const source = new RegExp(`^${home.replaceAll('.', '\\.')}(server|domain)/(.*)\\.ts(\\?.*)?$`)
const built = `${home}dist/`

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  const [, part, path] = source.exec(found.url) ?? []
  return part === undefined
    ? found
    : { url: `${built}${part}/${path}.js`, format: 'module', shortCircuit: true }
}

export async function load(url, context, next) {
  if (!url.startsWith(built)) return next(url, context)
  return { format: 'module', source: await readFile(new URL(url)), shortCircuit: true }
}

if (isMainThread) register(import.meta.url)
