import type { StateRecord } from '../../domain/state.ts'
import type { Disk, LaidView, Sealed, SealedView } from '../adapters/disk.ts'
import type { Calm } from './keeper.ts'
import { joined, sameSlice, sliced } from './slices.ts'
import type { Slice } from './slices.ts'
import type { Sealer } from './vault.ts'

/** Raise when the shape of what is kept changes: older views are dropped, entries must be read for ever. */
const viewFormat = 2
/** A kept view older than this is not opened, ms: it would show yesterday as now. */
export const viewKeptFor = 24 * 3_600_000

/** What opens without a network. */
export interface KeptView {
  readonly cursor: string
  readonly view: StateRecord
  readonly names: readonly (readonly [person: string, name: string])[]
  /** When it was last known to be the centre's, ms of this device. */
  readonly at: number
}

/** Views of congresses on this device. */
export interface KeptViews {
  /** `calm` is asked between two pieces of a large one. */
  keepView(congress: string, kept: KeptView, calm?: Calm): Promise<void>
  view(congress: string): Promise<KeptView | null>
  dropView(congress: string): Promise<void>
  dropViews(): Promise<void>
}

/** What is sealed of a view besides its slices. */
interface ViewHead {
  readonly format: number
  readonly slices: number
  readonly kept: KeptView
}

/** What this tab kept last. */
interface Last {
  readonly lies: LaidView
  readonly slices: readonly Slice[]
}

const sliceName = (congress: string, n: number): string => `view ${congress} ${n}`

/** Null when a piece is missing, or is none of this view. */
async function opened(
  open: Sealer['open'],
  congress: string,
  { slices: boxes = [], ...sealed }: SealedView,
): Promise<KeptView | null> {
  const content = (await open(`view ${congress}`, sealed)) as ViewHead | null
  if (content?.format !== viewFormat) return null
  const all = await Promise.all(boxes.map((box, n) => open(sliceName(congress, n), box)))
  const slices = all.filter((slice) => slice !== null) as Slice[]
  if (slices.length !== content.slices) return null
  return { ...content.kept, view: joined({ head: content.kept.view, slices }) }
}

/**
 * Views, sealed slice by slice: between two of them the page does what the person asks. Only what changed since this
 * tab's last keeping is sealed and written again, unless another tab has kept the view meanwhile.
 */
export function viewsOn(disk: Disk, { seal, open }: Sealer, now: () => number): KeptViews {
  const kepts = new Map<string, Last>()
  /** How often views were dropped: what is being kept then must not come back. */
  let drops = 0

  async function keepView(congress: string, kept: KeptView, calm?: Calm): Promise<void> {
    const last = kepts.get(congress)
    const before = drops
    const { head, slices } = sliced(kept.view)
    const content: ViewHead = { format: viewFormat, slices: slices.length, kept: { ...kept, view: head } }
    const sealed = { savedAt: now(), ...(await seal(`view ${congress}`, content)) }
    const boxes: (Sealed | null)[] = slices.map(() => null)
    const put = async (onto: Last | null): Promise<boolean> => {
      for (const [n, slice] of slices.entries()) {
        if (boxes[n] || sameSlice(slice, onto?.slices[n])) continue
        await calm?.()
        boxes[n] = await seal(sliceName(congress, n), slice)
      }
      return drops !== before || disk.putView(congress, { ...sealed, slices: boxes }, onto?.lies)
    }
    if (!last || !(await put(last))) await put(null)
    if (drops === before) kepts.set(congress, { lies: { iv: sealed.iv, slices: slices.length }, slices })
  }

  return {
    keepView,
    view: async (congress) => {
      const sealed = await disk.view(congress)
      return sealed && sealed.savedAt >= now() - viewKeptFor ? opened(open, congress, sealed) : null
    },
    dropView: (congress) => {
      drops += 1
      kepts.delete(congress)
      return disk.dropView(congress)
    },
    dropViews: () => {
      drops += 1
      kepts.clear()
      return disk.dropViews()
    },
  }
}
