import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Lockfile } from './lockfile.ts'

const home = join(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as Lockfile

interface Component {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly scope: string
  readonly licenses: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[]
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
  readonly properties: readonly { readonly name: string; readonly value: string }[]
}
interface Bom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly serialNumber: string
  readonly metadata: { readonly timestamp?: string; readonly component: { name: string; version: string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/** Made as `npm run build` makes it, with a network that leads nowhere. */
function made(): { readonly bom: Bom; readonly text: string } {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-sbom-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const path = join(dir, 'sbom.cdx.json')
  const env = {
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: join(dir, 'npm'),
  }
  execFileSync(process.execPath, [join(home, 'server/sbom.mjs'), path], { env, stdio: 'ignore' })
  const text = readFileSync(path, 'utf8')
  return { bom: JSON.parse(text) as Bom, text }
}

const has = ({ properties }: Component, name: string): boolean =>
  properties.some((one) => one.name === name && one.value === 'true')

test('[SC2] the build lists what it is made of: every package of the lockfile with version, licence, purl and sum', () => {
  const { bom } = made()
  expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', '1.5'])
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  expect(bom.metadata.component).toMatchObject({ name: 'trucban', version })
  const listed = new Map(bom.components.map((one) => [`${one.name}@${one.version}`, one]))
  let production = 0
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path === '') continue
    const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)
    const found = listed.get(`${name}@${locked.version ?? ''}`)
    expect([path, found !== undefined]).toEqual([path, true])
    if (!found) continue
    const spelled = name.replace('@', '%40')
    expect(found.purl).toBe(`pkg:npm/${spelled}@${found.version}`)
    const said = found.licenses.map(({ license, expression }) => license?.id ?? expression ?? '')
    expect([path, said.join()]).not.toEqual([path, ''])
    const [sum] = found.hashes
    expect([sum?.alg, Buffer.from(sum?.content ?? '', 'hex').toString('base64')]).toEqual([
      'SHA-512',
      locked.integrity?.slice('sha512-'.length),
    ])
    if (locked.dev === true) continue
    production += 1
    expect([path, has(found, 'cdx:npm:package:development')]).toEqual([path, false])
  }
  expect(production).toBeGreaterThan(150)
  const building = bom.components.filter((one) => has(one, 'cdx:npm:package:development'))
  expect(building.map(({ name }) => name)).toEqual(expect.arrayContaining(['vite', 'vitest', 'typescript']))
  expect(bom.dependencies.length).toBeGreaterThan(bom.components.length)
})

test('[SC2] what is drawn into the pages is marked, although it is installed for building only', () => {
  const { bom } = made()
  const marked = bom.components.filter((one) => has(one, 'trucban:pages')).map(({ name }) => name)
  expect(marked).toEqual(
    expect.arrayContaining(['react', 'react-dom', 'scheduler', 'idb', 'socket.io-client', 'zod']),
  )
  expect(marked).not.toContain('vite')
  expect(marked).not.toContain('express')
})

test('[SC2] the same lockfile gives the same list, without a time and without a path of the machine', () => {
  const first = made()
  expect(made().text).toBe(first.text)
  expect(first.bom.metadata.timestamp).toBeUndefined()
  expect(first.bom.serialNumber).toMatch(
    /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
  )
  expect(first.text).not.toContain(home)
  const { scripts } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts['build']).toMatch(/&& node server\/sbom\.mjs$/)
})
