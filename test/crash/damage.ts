import { verifyStreams } from '../../server/journal/verify.ts'
import { diskWith, outcome, sample } from '../journal/spoiled.ts'
import type { Outcome, Sample } from '../journal/spoiled.ts'
import { installation } from '../journal/sample.ts'
import type { Round } from '../long/part.ts'
import { dice } from './chance.ts'

type Files = Map<string, Buffer>

/** One way in which a journal came to be other than it was written. */
interface Change {
  readonly kind:
    | 'cuts'
    | 'bits flipped'
    | 'lines dropped'
    | 'lines swapped'
    | 'lines repeated'
    | 'lines inserted'
    | 'blocks zeroed'
    | 'segments'
  readonly what: string
  readonly files: Files
  /** So many commits may be all that is found, without a word: exactly what a torn tail leaves. null: it must be found out. */
  readonly leaves: number | null
}

const withFile = (files: Files, name: string, bytes: Buffer): Files => new Map([...files, [name, bytes]])
const lineEnds = (bytes: Buffer): number => bytes.toString('latin1').split('\n').length - 1
const joined = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''))
const linesOf = (bytes: Buffer): string[] => bytes.toString().split('\n').slice(0, -1)
const lastOf = (files: Files): string => [...files.keys()].at(-1) ?? ''
/** Commits in the files before the last. */
const closedIn = (files: Files): number =>
  [...files.values()].slice(0, -1).reduce((sum, bytes) => sum + lineEnds(bytes) - 1, 0)

function* cuts(files: Files): Generator<Change> {
  for (const [name, bytes] of files) {
    const isLast = name === lastOf(files)
    for (let at = 0; at < bytes.length; at += 1) {
      const cut = bytes.subarray(0, at)
      const leaves = isLast ? closedIn(files) + Math.max(0, lineEnds(cut) - 1) : null
      yield { kind: 'cuts', what: `${name} at ${at}`, files: withFile(files, name, cut), leaves }
    }
  }
}

function* flips(files: Files, step: number): Generator<Change> {
  for (const [name, bytes] of files) {
    // The last line, changed, looks like one that was torn.
    const lastLine = name === lastOf(files) ? bytes.lastIndexOf(10, bytes.length - 2) : Infinity
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const leaves = bit >> 3 > lastLine ? closedIn(files) + lineEnds(bytes) - 2 : null
      yield {
        kind: 'bits flipped',
        what: `${name}, bit ${bit}`,
        files: withFile(files, name, flipped),
        leaves,
      }
    }
  }
}

/** The smallest things that are no line of this stream, beside copies of its own. */
const strange = ['', '{}', '{"commit":{}}', 'null', '{"format":"trucban/journal@1"}']

/** The lines of a file after a change; `leaves` counts only in the last file. */
type Moved = Pick<Change, 'kind' | 'what' | 'leaves'> & { readonly lines: readonly string[] }

/** A line gone, said again at every place, or changed for every later one; `whole` is what all lines hold. */
function* movesOf(lines: readonly string[], at: number, whole: number): Generator<Moved> {
  const line = lines[at] ?? ''
  const end = lines.length
  // Without its last line a journal is one that ends before: only anchors know better.
  const leaves = at === end - 1 && at > 0 ? whole - 1 : null
  yield { kind: 'lines dropped', what: `line ${at}`, lines: lines.toSpliced(at, 1), leaves }
  for (let to = 0; to <= end; to += 1) {
    const what = `line ${at} before ${to}`
    const torn = at === 0 && to === end ? whole : null
    yield { kind: 'lines repeated', what, lines: lines.toSpliced(to, 0, line), leaves: torn }
  }
  for (let to = at + 1; to < end; to += 1) {
    const swapped = lines.with(at, lines[to] ?? '').with(to, line)
    yield { kind: 'lines swapped', what: `${at} and ${to}`, lines: swapped, leaves: null }
  }
}

function* insertionsIn(lines: readonly string[], whole: number): Generator<Moved> {
  for (let to = 0; to <= lines.length; to += 1)
    for (const text of strange) {
      const what = `${text} before ${to}`
      const leaves = to === lines.length ? whole : null
      yield { kind: 'lines inserted', what, lines: lines.toSpliced(to, 0, text), leaves }
    }
}

function* lineChanges(files: Files): Generator<Change> {
  for (const [name, bytes] of files) {
    const lines = linesOf(bytes)
    const whole = closedIn(files) + lines.length - 1
    const all = [...lines.keys()].flatMap((at) => [...movesOf(lines, at, whole)])
    for (const { kind, what, lines: after, leaves } of [...all, ...insertionsIn(lines, whole)])
      yield {
        kind,
        what: `${name}: ${what}`,
        files: withFile(files, name, joined(after)),
        leaves: name === lastOf(files) ? leaves : null,
      }
  }
}

function* zeros(files: Files): Generator<Change> {
  for (const [name, bytes] of files)
    for (let from = 0; from < bytes.length; from += 64) {
      const zeroed = Buffer.from(bytes).fill(0, from, Math.min(from + 512, bytes.length))
      const toTheEnd = name === lastOf(files) && from + 512 > bytes.lastIndexOf(10, bytes.length - 2)
      const before = lineEnds(bytes.subarray(0, from)) - 1
      const leaves = toTheEnd && before >= 0 ? closedIn(files) + before : null
      yield {
        kind: 'blocks zeroed',
        what: `${name} from ${from}`,
        files: withFile(files, name, zeroed),
        leaves,
      }
    }
}

function* segments(files: Files): Generator<Change> {
  const names = [...files.keys()]
  for (const name of names.slice(0, -1)) {
    const without = new Map([...files].filter(([other]) => other !== name))
    yield { kind: 'segments', what: `${name} is gone`, files: without, leaves: null }
    for (const other of names.slice(names.indexOf(name) + 1)) {
      const swapped = new Map([
        ...files,
        [name, files.get(other) ?? Buffer.alloc(0)],
        [other, files.get(name) ?? Buffer.alloc(0)],
      ])
      yield { kind: 'segments', what: `${name} and ${other} swapped`, files: swapped, leaves: null }
    }
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join()

/** What is wrong with what was made of a change; null if it was found out, or left exactly what a torn tail leaves. */
function silent(found: Outcome, { hashes }: Sample, { leaves }: Change): string | null {
  if (typeof found === 'string') return null
  if (leaves !== null && same(found, hashes.slice(0, leaves))) return null
  return `${found.length} of ${hashes.length} commits were taken for the whole`
}

/** `verify` looks on its own: it names a place, or a tail, or ends where the change does. */
function unseen({ files, leaves }: Change): string | null {
  const [found] = verifyStreams('/d', { fs: diskWith(files).fs, installation })
  if (!found || found.bad || found.torn > 0 || found.head.n === leaves) return null
  return `verify says that all ${found.head.n} commits hold`
}

/** Every change of one generated journal. `step`: every so many bits are flipped, one by one. */
export async function spoil(seed: number, step: number): Promise<Round> {
  const chance = dice(seed)
  const groups = Array.from({ length: 2 + Math.floor(chance() * 3) }, () => 1 + Math.floor(chance() * 2))
  const journal = await sample(groups, `spoilt ${seed}`)
  const { files } = journal
  const sums: Record<string, number> = { commits: journal.hashes.length, silent: 0 }
  const wrong: string[] = []
  const all = [cuts(files), flips(files, step), lineChanges(files), zeros(files), segments(files)]
  for (const changes of all)
    for (const change of changes) {
      sums[change.kind] = (sums[change.kind] ?? 0) + 1
      const read = silent(await outcome(change.files), journal, change)
      const passed = read ?? (change.kind === 'bits flipped' ? null : unseen(change))
      if (passed === null) continue
      sums['silent'] = (sums['silent'] ?? 0) + 1
      wrong.push(`journal ${seed}, ${change.kind}: ${change.what}: ${passed}`)
    }
  return { wrong, sums }
}
