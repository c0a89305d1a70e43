/**
 * Reads a QR code (ISO/IEC 18004) back out of its picture, as a camera's reader does after straightening it: modules,
 * format, mask, blocks, error correction, segments. It shares nothing with what draws the codes. Level M, which is what
 * is drawn here; a picture that a reader would have to repair is refused.
 */

type Modules = readonly (readonly boolean[])[]
type Place = readonly [row: number, column: number]

/** Level M: error correction codewords of each block, and how many blocks, by version. */
const correction = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
]
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21]

/** The strokes of the picture: `M` and `m` move, `h` draws a run of dark modules along a row. */
function modulesOf(svg: string): Modules {
  const [, wide] = /viewBox="0 0 (\d+) \d+"/.exec(svg) ?? []
  const [, path] = /<path stroke="[^"]*" d="([^"]*)"/.exec(svg) ?? []
  if (wide === undefined || path === undefined) throw new Error('this is no picture of a code')
  const dark: Place[] = []
  let [x, y] = [0, 0]
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const by = Number(first)
    if (command === 'M') [x, y] = [by, Number(second) - 0.5]
    else if (command === 'm') x += by
    else for (const end = x + by; x < end; x += 1) dark.push([y, x])
  }
  const edge = Math.min(...dark.map(([, column]) => column))
  const size = Number(wide) - 2 * edge
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [row, column] of dark) (modules[row - edge] ?? [])[column - edge] = true
  return modules
}

const at = (modules: Modules, [row, column]: Place): boolean => modules[row]?.[column] ?? false
const number = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0)

/** The mask that was laid over, from both copies of the format. */
function maskOf(modules: Modules): number {
  const size = modules.length
  const along = [0, 1, 2, 3, 4, 5, 7, 8]
  const one = [...along.map((n): Place => [8, n]), ...[7, 5, 4, 3, 2, 1, 0].map((n): Place => [n, 8])]
  const other = [
    ...[1, 2, 3, 4, 5, 6, 7].map((n): Place => [size - n, 8]),
    ...[8, 7, 6, 5, 4, 3, 2, 1].map((n): Place => [8, size - n]),
  ]
  const [first, second] = [one, other].map((places) => number(places.map((place) => at(modules, place))))
  if (first === undefined || first !== second) throw new Error('the two copies of the format differ')
  const format = (first ^ 0b101010000010010) >> 10
  if (format >> 3 !== 0) throw new Error('the code is not of level M')
  return format & 7
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

function alignment(version: number, size: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, n) => size - 7 - (count - 2 - n) * step)]
}

/** Whether a module is a pattern that readers find the code by, and holds nothing. */
function isPattern(version: number, size: number): (place: Place) => boolean {
  const centres = alignment(version, size)
  const corner = (row: number, column: number): boolean =>
    (row === 6 && (column === 6 || column === size - 7)) || (row === size - 7 && column === 6)
  return ([row, column]) => {
    if (row === 6 || column === 6) return true
    if (row < 9 && (column < 9 || column >= size - 8)) return true
    if (row >= size - 8 && column < 9) return true
    if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true
    return centres.some((middle) =>
      centres.some(
        (across) => !corner(middle, across) && Math.abs(row - middle) <= 2 && Math.abs(column - across) <= 2,
      ),
    )
  }
}

/** The modules of a code in the order in which they are read: up and down in columns of two, from the right. */
function* places(size: number): Generator<Place> {
  let upwards = true
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let n = 0; n < size; n += 1) {
      const row = upwards ? size - 1 - n : n
      yield [row, right]
      yield [row, right - 1]
    }
    upwards = !upwards
  }
}

function codewords(modules: Modules, version: number): number[] {
  const size = modules.length
  const [mask, pattern] = [masks[maskOf(modules)], isPattern(version, size)]
  const bits = [...places(size)]
    .filter((place) => !pattern(place))
    .map((place) => at(modules, place) !== (mask?.(...place) ?? false))
  const whole = Math.floor(bits.length / 8)
  return Array.from({ length: whole }, (_, n) => number(bits.slice(n * 8, n * 8 + 8)))
}

/** Multiplication in the field of 256 that the error correction is made in. */
function times(a: number, b: number): number {
  let [product, left] = [0, a]
  for (let rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= left
    left = left & 128 ? (left << 1) ^ 285 : left << 1
  }
  return product
}

/** A block without a fault is zero at every power of 2 that it was made with. */
function isWhole(block: readonly number[], corrections: number): boolean {
  let root = 1
  for (let n = 0; n < corrections; n += 1) {
    if (block.reduce((sum, word) => times(sum, root) ^ word, 0) !== 0) return false
    root = times(root, 2)
  }
  return true
}

/** What was said, out of the interleaved blocks, each checked. */
function dataOf(words: readonly number[], version: number): number[] {
  const [corrections, count] = [correction[version - 1], blocks[version - 1]]
  if (corrections === undefined || count === undefined)
    throw new Error(`version ${version} is not known here`)
  const short = Math.floor(words.length / count) - corrections
  const longFrom = count - (words.length % count)
  const found = Array.from({ length: count }, (): number[] => [])
  let next = 0
  const deal = (rounds: number, from: (round: number) => number): void => {
    for (let round = 0; round < rounds; round += 1)
      for (let block = from(round); block < count; block += 1) found[block]?.push(words[next++] ?? 0)
  }
  deal(short + 1, (round) => (round === short ? longFrom : 0))
  const data = found.flatMap((block) => [...block])
  deal(corrections, () => 0)
  if (!found.every((block) => isWhole(block, corrections))) throw new Error('a block does not add up')
  return data
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
type Take = (bits: number) => number
/** How many characters a step of a segment holds, and the bits of so many. */
interface Segment {
  readonly count: (version: number) => number
  readonly step: number
  readonly bits: (characters: number) => number
  readonly said: (value: number, characters: number) => readonly number[]
}
const latin = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')]
const segments: { readonly [mode: number]: Segment } = {
  1: {
    count: (version) => (version < 10 ? 10 : 12),
    step: 3,
    bits: (characters) => characters * 3 + 1,
    said: (value, characters) => latin(String(value).padStart(characters, '0')),
  },
  2: {
    count: (version) => (version < 10 ? 9 : 11),
    step: 2,
    bits: (characters) => (characters === 2 ? 11 : 6),
    said: (value, characters) =>
      latin((characters === 2 ? letters.charAt(Math.floor(value / 45)) : '') + letters.charAt(value % 45)),
  },
  4: { count: (version) => (version < 10 ? 8 : 16), step: 1, bits: () => 8, said: (value) => [value] },
}

function* charactersOf({ count, step, bits, said }: Segment, take: Take, version: number): Generator<number> {
  for (let left = take(count(version)); left > 0; left -= step) {
    const characters = Math.min(left, step)
    yield* said(take(bits(characters)), characters)
  }
}

/** The segments, one after another, to the end or the sign of it. */
function textOf(data: readonly number[], version: number): string {
  const bits = data.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((n) => ((word >> n) & 1) === 1))
  const take: Take = (count) => number(bits.splice(0, count))
  const bytes: number[] = []
  while (bits.length >= 4) {
    const mode = take(4)
    if (mode === 0) break
    const segment = segments[mode]
    if (!segment) throw new Error(`segments of mode ${mode} are not known here`)
    bytes.push(...charactersOf(segment, take, version))
  }
  return Buffer.from(bytes).toString('utf8')
}

/** The text of a code drawn as SVG; throws where a reader would not read it. */
export function readQr(svg: string): string {
  const modules = modulesOf(svg)
  const version = (modules.length - 17) / 4
  return textOf(dataOf(codewords(modules, version), version), version)
}
