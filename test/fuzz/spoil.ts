import type { Draw } from './draw.ts'

// Stands in the text until it is written: no writer of JSON could write what takes its place.
const mark = '@@raw:'
const rawly = (name: string): string => `${mark}${name}@@`

const raws: { readonly [name: string]: (draw: Draw) => string } = {
  lists: (draw) => nested('[', ']', deep(draw)),
  objects: (draw) => nested('{"a":', '}', deep(draw), '1'),
  mixed: (draw) => nested('[{"a":', '}]', deep(draw), 'null'),
  infinite: () => '1e999',
  tiny: () => '-1e-999',
  twice: () => '{"type":"a","type":"b","id":1,"id":2}',
  proto: () => '{"__proto__":{"admin":true,"role":"admin"},"constructor":{"prototype":{"x":1}}}',
  long: () => `1${'0'.repeat(400)}`,
}
const deep = (draw: Draw): number => draw.of([9, 50, 500, 5_000, 9_000])
const nested = (open: string, close: string, many: number, core = ''): string =>
  open.repeat(many) + core + close.repeat(many)

const odd: readonly ((draw: Draw) => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => '',
  () => 0,
  () => -1,
  () => 0.5,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => -1e308,
  () => 8.64e15 + 1,
  () => ['a', ['b', [{}]]],
  () => ({ length: { toString: 1, valueOf: 1 } }),
  () => ({ size: [{ toString: null }], length: [{ toString: 0 }] }),
  () => ({ length: 5, then: 1, toJSON: 'x', toString: null, valueOf: {} }),
  () => ({ _placeholder: true, num: 0 }),
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'hasOwnProperty',
  () => '\ud83d',
  () => '\udc00\ud800',
  () => 'a\u0000b',
  () => '\u202egnp.exe\u2066',
  () => '\ufeff\u200b\u200d',
  () => '\r\nSet-Cookie: x=1\r\n\r\n',
  () => '\u001b[2J{"level":60}\n',
  () => '../../../../etc/passwd',
  () => '%00%2e%2e%2f${jndi:ldap://x}',
  () => "'; DROP TABLE x; --<script>alert(1)</script>",
  () => 'ą̴̈̄'.repeat(300),
  (draw) => 'ă'.repeat(draw.of([161, 2_001, 20_000, 33_000, 100_000])),
  (draw) => Array.from({ length: draw.of([7, 41, 501, 5_000]) }, (_, n) => n),
  (draw) => Object.fromEntries(Array.from({ length: draw.of([50, 2_000]) }, (_, n) => [`k${n}`, n])),
  (draw) => rawly(draw.of(Object.keys(raws))),
]
const endings = [
  '\u0000',
  '\ud83d',
  '\u202e',
  '\u2067x',
  '\n',
  '\u0085',
  '\ufeff',
  'ă'.repeat(2_100),
  '\u200f',
]
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'length',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  'a.b[0]',
  '\u0000',
]

type Path = readonly (string | number)[]
const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const pathsIn = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(isTree(value) ? Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key])) : []),
]

function changeAt(value: unknown, [head, ...rest]: Path, change: (one: unknown) => unknown): unknown {
  if (head === undefined) return change(value)
  if (!isTree(value)) return value
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<
    string | number,
    unknown
  >
  copy[head] = changeAt(copy[head], rest, change)
  return copy
}

const withName = (value: unknown, name: string, one: unknown): unknown => {
  if (!isTree(value) || Array.isArray(value)) return { [name]: one }
  const copy = { ...value }
  // Assigned, `__proto__` would be no field of its own.
  Object.defineProperty(copy, name, { value: one, enumerable: true, configurable: true, writable: true })
  return copy
}

const changes: readonly ((draw: Draw) => (value: unknown) => unknown)[] = [
  (draw) => () => draw.of(odd)(draw),
  (draw) => () => draw.of(odd)(draw),
  (draw) => (value) => withName(value, draw.of(names), draw.of(odd)(draw)),
  (draw) => (value) => (typeof value === 'string' ? value + draw.of(endings) : [value]),
  (draw) => (value) => {
    if (!isTree(value) || Array.isArray(value)) return undefined
    const kept = { ...value }
    const name = draw.of(Object.keys(kept))
    return Object.fromEntries(Object.entries(kept).filter(([one]) => one !== name))
  },
  () => (value) =>
    Array.isArray(value) ? Array.from({ length: 600 }, () => value[0] as unknown) : { value },
]

/** One to four places of it made odd; now and then nothing, so that what is valid runs through as well. */
export function spoil(value: unknown, draw: Draw): unknown {
  let spoilt = value
  for (let left = draw.weighted([0, 12], [1, 50], [2, 25], [4, 13]); left > 0; left -= 1)
    spoilt = changeAt(spoilt, draw.of(pathsIn(spoilt)), draw.of(changes)(draw))
  return spoilt
}

/** As JSON, with what JSON cannot be written for; `undefined` where there is nothing at all. */
export const written = (value: unknown, draw: Draw): string =>
  ((JSON.stringify(value) as string | undefined) ?? '').replace(
    /"@@raw:(\w+)@@"/g,
    (whole, name: string) => raws[name]?.(draw) ?? whole,
  )

/** Spoils the text itself: what comes out may be no JSON any more. */
export function spoilText(text: string, draw: Draw): string {
  const at = draw.below(text.length + 1)
  const until = at + draw.below(20)
  return draw.of([
    () => text.slice(0, at),
    () => text.slice(0, at) + draw.of(['"', '{', ']', '\\u', '\u0000', '\ufffd', ',', '1e']) + text.slice(at),
    () => text.slice(0, at) + text.slice(until),
    () => text.slice(0, at) + text.slice(at, until).repeat(30) + text.slice(until),
    () => text + text,
    () => `\ufeff${text}`,
  ])()
}
