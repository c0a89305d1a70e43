import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Below these stands a published hole (QUALITY 5). */
const safeFrom: Readonly<Record<string, string>> = {
  'engine.io': '6.6.10',
  'socket.io': '4.6.2',
  'socket.io-parser': '4.2.7',
  ws: '8.21.1',
  'path-to-regexp': '8.4.0',
  qs: '6.16.0',
  'body-parser': '2.2.1',
  express: '5.2.1',
  send: '1.1.0',
  'serve-static': '2.1.0',
  cookie: '0.7.0',
  multer: '2.1.1',
  sharp: '0.35.0',
  vite: '6.4.5',
}
const neverUsed = ['@socket.io/cluster-engine']
const mustBeThere = ['engine.io', 'socket.io', 'socket.io-parser', 'ws', 'express', 'vite']

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock

/** Every copy of a package, wherever it is nested. */
const copiesOf = (name: string): string[] =>
  Object.entries(lock.packages).flatMap(([path, { version }]) =>
    path.endsWith(`node_modules/${name}`) && version !== undefined ? [version] : [],
  )

/** A pre-release counts as below its release. */
function isBelow(version: string, safe: string): boolean {
  const [plain = '', ...pre] = version.split('-')
  const parts = plain.split('.').map(Number)
  for (const [at, wanted] of safe.split('.').map(Number).entries()) {
    const have = parts[at] ?? 0
    if (have !== wanted) return have < wanted
  }
  return pre.length > 0
}

test('[X9] no locked package is below the version from which it is safe', () => {
  const below = Object.entries(safeFrom).flatMap(([name, safe]) =>
    copiesOf(name)
      .filter((version) => isBelow(version, safe))
      .map((version) => `${name} ${version} < ${safe}`),
  )
  expect(below).toEqual([])
  expect(neverUsed.filter((name) => copiesOf(name).length > 0)).toEqual([])
  expect(mustBeThere.filter((name) => copiesOf(name).length === 0)).toEqual([])
})

test('[X9] the comparison tells what is below', () => {
  expect(isBelow('6.6.9', '6.6.10')).toBe(true)
  expect(isBelow('6.6.10', '6.6.10')).toBe(false)
  expect(isBelow('7.0.0', '6.6.10')).toBe(false)
  expect(isBelow('5.99.99', '6.0.0')).toBe(true)
  expect(isBelow('8.21.1-rc.1', '8.21.1')).toBe(true)
})
