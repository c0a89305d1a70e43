import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { below, floors, notInstalled, wrongIn, withInstallScript } from './lockfile.ts'
import type { Locked, Lockfile } from './lockfile.ts'

const home = join(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')) as Lockfile
const forged = (path: string, change: Locked): string[] => {
  const packages = { ...lock.packages, [path]: { ...lock.packages[path], ...change } }
  return wrongIn({ ...lock, packages })
}
const sum = `sha512-${'A'.repeat(86)}==`

test('[SC1] every package of the table, at every depth, is at or above its floor, and nothing comes from elsewhere', () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(300)
  expect(wrongIn(lock)).toEqual([])
  console.log(`floors of packages that are not installed: ${notInstalled.join(', ')}`)
})

test('[SC1] a version is compared number by number, and what comes before a release is below it', () => {
  const cases: [string, string, boolean][] = [
    ['6.6.9', '6.6.10', true],
    ['6.6.10', '6.6.10', false],
    ['7.0.0', '6.6.10', false],
    ['6.6.10-beta.1', '6.6.10', true],
    ['6.6.11-beta.1', '6.6.10', false],
    ['0.35.0+build.1', '0.35.0', false],
  ]
  for (const [version, floor, is] of cases) expect([version, below(version, floor)]).toEqual([version, is])
  expect(() => below('latest', '1.0.0')).toThrow('latest')
})

test('[SC1] a forged lockfile is found out: below each floor, at the top and deep in the tree', () => {
  for (const { name, from } of floors)
    for (const path of [`node_modules/${name}`, `node_modules/express/node_modules/${name}`]) {
      const found = forged(path, { version: '0.0.1', integrity: sum })
      expect([path, found.length]).toEqual([path, 1])
      expect(found[0]).toContain(from === null ? 'is installed' : `is 0.0.1, below ${from}`)
    }
})

test('[SC1] a forged lockfile is found out: another place, a link, no sum, a script, a package that went unnoticed', () => {
  const cases: [Locked, string][] = [
    [{ resolved: 'https://example.org/ws-8.21.3.tgz' }, 'names the place'],
    [{ resolved: 'git+ssh://git@example.org/ws.git#1' }, 'names the place'],
    [{ link: true }, 'link'],
    [{ integrity: 'sha1-AAAA' }, 'SHA-512'],
    [{ hasInstallScript: true }, 'runs a script'],
  ]
  for (const [change, why] of cases) {
    const found = forged('node_modules/ws', change)
    expect([why, found.length]).toEqual([why, 1])
    expect(found[0]).toContain(why)
  }
  const { ['node_modules/vite']: _gone, ...packages } = lock.packages
  expect(wrongIn({ ...lock, packages })).toEqual([expect.stringContaining('vite is not installed')])
})

test('[SC1] a package stands in the list of install scripts only while it has one', () => {
  const scripts = Object.entries(lock.packages).filter(([, one]) => one.hasInstallScript === true)
  for (const name of withInstallScript)
    expect([name, scripts.some(([path]) => path.endsWith(`node_modules/${name}`))]).toEqual([name, true])
})
