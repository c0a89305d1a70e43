import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openGrownFile } from '../adapters/grown-file.ts'
import type { GrownFile } from '../adapters/grown-file.ts'
import { sha256 } from '../adapters/hash.ts'
import type { OutgoingMeans } from '../adapters/outgoing.ts'
import { secretFile } from '../adapters/secret-file.ts'
import type { SecretFile } from '../adapters/secret-file.ts'
import { digestOf, leafOf, lineOf, noLine, publicLineOf, readAnchor, signedText } from './anchor.ts'
import type { AnchorCause, AnchorRecord, Head } from './anchor.ts'
import { openKey } from './key.ts'
import type { AnchorKey } from './key.ts'
import { carryToFile, carryToPlace, Place } from './places.ts'
import type { PlaceStatus } from './places.ts'
import { readPlan } from './plan.ts'
import type { AnchorPlan } from './plan.ts'

/** How often, whether or not anything happened, ms. */
export const anchorEvery = 5 * 60_000
/** Four weeks of anchors, more or less: what a place that was away for longer does not get any more. */
const tailBytes = 8 * 1024 * 1024
const secondFile = 'file'

export const anchorFolder = (dir: string): string => join(dir, 'anchors')
export const anchorFile = (dir: string): string => join(anchorFolder(dir), 'anchors.ndjson')

export interface AnchoringParts {
  readonly dir: string
  /** The file named by `ANCHOR_CONFIG`; null: anchors stay in the data folder. */
  readonly config: string | null
  readonly clock: Clock
  readonly chance: Chance
  /** Where the streams stand, as far as it is durable. */
  readonly heads: () => readonly Head[]
  readonly log: (message: string, facts: object) => void
  readonly outgoing?: OutgoingMeans
}

export interface AnchorStatus {
  /** The newest; null before the first. */
  readonly last: { readonly at: number; readonly digest: string } | null
  readonly key: string
  readonly places: readonly PlaceStatus[]
  /** Since when none can be written down, ms; null when they can. */
  readonly failing: number | null
}

/** What each place has: digests by name. */
type Marks = Readonly<Record<string, string>>

interface Opened {
  readonly file: GrownFile
  readonly key: AnchorKey
  readonly plan: AnchorPlan
  readonly marks: SecretFile
  readonly had: Marks
  readonly tail: readonly string[]
}

const byStream = (one: Head, other: Head): number => (one.stream < other.stream ? -1 : 1)

const recordsIn = (lines: readonly string[]): AnchorRecord[] =>
  lines.map(readAnchor).filter((record) => typeof record !== 'string')

/**
 * Says every five minutes, and at sign-off, what the record stands at, in a form that tells nothing else: kept here with
 * its nonce, given outside as a signed digest. Nothing waits for it, and a place that fails holds up nobody.
 */
export class Anchoring {
  readonly #parts: AnchoringParts
  readonly #opened: Opened
  readonly #places: readonly Place[]
  #marks: Marks
  #prev: string
  #last: AnchorRecord | null
  /** The last that was given outside. */
  #given: AnchorRecord | null
  #line: Promise<unknown> = Promise.resolve()
  #failing: number | null = null
  #stop: () => void = () => undefined
  #closed = false

  constructor(parts: AnchoringParts, opened: Opened) {
    this.#parts = parts
    this.#opened = opened
    this.#marks = opened.had
    const known = recordsIn(opened.tail)
    this.#last = known.at(-1) ?? null
    this.#given = known.findLast(({ out }) => out) ?? null
    const newest = opened.tail.at(-1)
    this.#prev = newest === undefined ? noLine : sha256(newest)
    this.#places = this.#placesOf(known.filter(({ out }) => out))
  }

  /** Opens `anchors/` in the data folder, with its key. Throws `StartRefused`. */
  static async open(parts: AnchoringParts): Promise<Anchoring> {
    const folder = anchorFolder(parts.dir)
    const plan = readPlan(nodeFs, parts.config)
    if (nodeFs.stat(folder) === null) {
      nodeFs.mkdir(folder, 0o700)
      nodeFs.syncFolder(parts.dir)
    }
    const anchored = (nodeFs.stat(anchorFile(parts.dir))?.size ?? 0) > 0
    const key = openKey(nodeFs, plan.key ?? join(folder, 'key'), anchored)
    const { file, tail } = await openGrownFile(anchorFile(parts.dir), { tailBytes })
    nodeFs.syncFolder(folder)
    const marks = secretFile(join(folder, 'places.json'))
    return new Anchoring(parts, { file, key, plan, marks, had: await marksIn(marks), tail })
  }

  get status(): AnchorStatus {
    const last = briefOf(this.#last)
    const places = this.#places.map(({ status }) => status)
    return { last, key: this.#opened.key.publicKey, places, failing: this.#failing }
  }

  /** What everybody may know of: an anchor of a sign-off that not all see happen would tell them when it was. */
  get given(): AnchorStatus['last'] {
    return briefOf(this.#given)
  }

  start(): void {
    this.#stop = this.#parts.clock.every(anchorEvery, () => void this.make('round'))
    void this.make('round')
  }

  /**
   * One more anchor; null when it could not be written down. `out` of a sign-off is for what every organisation sees
   * happen: the time of any other would tell a competitor of it, so that one goes under the seal of the next round.
   */
  make(cause: AnchorCause, out = cause === 'round'): Promise<AnchorRecord | null> {
    const made = this.#line.then(() => this.#make(cause, out))
    this.#line = made
    return made
  }

  async close(): Promise<void> {
    this.#stop()
    this.#closed = true
    await this.#line
    await Promise.all(this.#places.map((place) => place.close()))
    await this.#line
    await this.#opened.file.close()
  }

  async #make(cause: AnchorCause, out: boolean): Promise<AnchorRecord | null> {
    const { clock, chance, heads, log } = this.#parts
    if (this.#closed) return null
    const { file, key } = this.#opened
    const at = clock.now()
    const stands = [...heads()].filter(({ n }) => n > 0).sort(byStream)
    const made = { at, prev: this.#prev, nonce: Buffer.from(chance.bytes(32)).toString('hex') }
    const digest = digestOf(stands.map(leafOf), made)
    const signature = key.sign(signedText(digest, at))
    const record: AnchorRecord = {
      ...made,
      cause,
      digest,
      heads: stands,
      key: key.publicKey,
      out,
      signature,
    }
    const line = lineOf(record)
    try {
      await file.append([line])
    } catch (error) {
      this.#failing ??= at
      log('an anchor could not be written down', { err: error })
      return null
    }
    this.#failing = null
    this.#prev = sha256(line)
    this.#last = record
    if (!out) return record
    this.#given = record
    for (const place of this.#places) place.give([dueOf(record)])
    return record
  }

  /** A place goes on where it was; one that is new begins with the next anchor. */
  #placesOf(sent: readonly AnchorRecord[]): readonly Place[] {
    const { plan, had } = this.#opened
    const { clock, outgoing } = this.#parts
    const has = (name: string, { digest }: { readonly digest: string }): void => this.#mark(name, digest)
    const make = (name: string, carry: ReturnType<typeof carryToFile>): Place => {
      const from = sent.findIndex(({ digest }) => digest === had[name])
      const place = new Place({ name, carry, clock, has }, sent[from]?.at ?? null)
      if (had[name] !== undefined) place.give(sent.slice(from + 1).map(dueOf))
      return place
    }
    const files = plan.file === null ? [] : [make(secondFile, carryToFile(plan.file))]
    return [...files, ...plan.places.map((one) => make(one.name, carryToPlace(one, clock, outgoing)))]
  }

  #mark(name: string, digest: string): void {
    this.#marks = { ...this.#marks, [name]: digest }
    const text = JSON.stringify(this.#marks)
    this.#line = this.#line
      .then(() => this.#opened.marks.write(text))
      .catch((error: unknown) => this.#parts.log('what a place has could not be noted', { err: error }))
  }
}

const briefOf = (record: AnchorRecord | null): AnchorStatus['last'] =>
  record && { at: record.at, digest: record.digest }
const dueOf = (record: AnchorRecord) => ({
  at: record.at,
  digest: record.digest,
  line: publicLineOf(record),
})

/** Lost or spoiled marks only mean that places are given nothing of the past. */
async function marksIn(file: SecretFile): Promise<Marks> {
  try {
    const value: unknown = JSON.parse((await file.read()) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, digest]) => typeof digest === 'string'))
  } catch {
    return {}
  }
}
