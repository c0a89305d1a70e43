// A step of `npm run build`: dist/sbom.cdx.json, the list of everything this program is made of (CycloneDX 1.5).
// From the lockfile alone, so that it needs no network and says the same on every machine. What only builds and tests
// is in it too, marked `cdx:npm:package:development`; of that, what is drawn into the pages is marked `trucban:pages`.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const out = process.argv[2] ?? join(home, 'dist/sbom.cdx.json')
const lockText = readFileSync(join(home, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(lockText)

function listed() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline']
  const npm = process.env.npm_execpath
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const options = { cwd: home, maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] }
  return JSON.parse(execFileSync(program, [...before, ...args], options).toString('utf8'))
}

/** Packages that the pages import, and what those need: names. */
function inPages() {
  const found = new Set()
  const add = (name) => {
    const known = packages[`node_modules/${name}`]
    if (!known || found.has(name)) return
    found.add(name)
    for (const one of Object.keys(known.dependencies ?? {})) add(one)
  }
  for (const folder of ['client', 'domain'])
    for (const file of readdirSync(join(home, folder), { recursive: true }))
      if (/\.tsx?$/.test(file)) {
        const text = readFileSync(join(home, folder, file), 'utf8')
        for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[\w.-]+)/g)) add(name)
      }
  return found
}

/** What an old package says in an old form, which the lockfile does not carry. */
function licencesOf(name) {
  const path = join(home, 'node_modules', name, 'package.json')
  const { license, licenses } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const ids = [license ?? licenses ?? []].flat().map((one) => one.type ?? one)
  return ids.map((id) => ({ license: { id } }))
}

/** Installed for running at some place of the tree, whatever it is at the others. */
const runs = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`),
)

/** Packages that are installed under another name: by that name. */
const aliases = new Map(
  Object.entries(packages)
    .filter(([path, { name }]) => path !== '' && name !== undefined)
    .map(([path, { name }]) => [path.slice(path.lastIndexOf('node_modules/') + 13), name]),
)

const bom = listed()
const pages = inPages()
for (const component of bom.components) {
  if (!component.licenses?.length) component.licenses = licencesOf(component.name)
  if (runs.has(`${component.name}@${component.version}`))
    component.properties = component.properties.filter(({ name }) => name !== 'cdx:npm:package:development')
  if (pages.has(component.name)) component.properties.push({ name: 'trucban:pages', value: 'true' })
  component.name = aliases.get(component.name) ?? component.name
}
bom.components.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1))
// The same lockfile gives the same list: the number comes from it, and no time of day is in it.
const digest = createHash('sha256').update(lockText).digest('hex')
bom.serialNumber = `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
delete bom.metadata.timestamp
Object.assign(bom.metadata.component, { name: packages[''].name, type: 'application' })
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, `${JSON.stringify(bom, null, 1)}\n`)
console.log(`${out}: ${bom.components.length} packages, ${pages.size} of them in the pages`)
