import type { StateRecord } from '../../domain/state.ts'

/** Records of one slice: 16 incidents of 20 entries are a tenth of a megabyte, less than a millisecond of writing. */
const most = 16

/** Records of one field of a view, in order. */
export interface Slice {
  readonly field: string
  readonly records: readonly unknown[]
}

/** A view taken apart, so that writing it down never holds a screen for longer than one slice takes. */
export interface Sliced {
  /** The view with every field empty whose records went into slices. */
  readonly head: StateRecord
  readonly slices: readonly Slice[]
}

export function sliced(view: StateRecord): Sliced {
  const head: Record<string, unknown> = { ...view }
  const slices: Slice[] = []
  for (const [field, records] of Object.entries(head)) {
    if (!Array.isArray(records)) continue
    head[field] = []
    for (let at = 0; at < records.length; at += most)
      slices.push({ field, records: records.slice(at, at + most) })
  }
  return { head: head as unknown as StateRecord, slices }
}

/** One level deep: records never change, but some are put together anew for each view. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  const fields = Object.entries(one)
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => field in other && value === (other as Record<string, unknown>)[field])
  )
}

/** True: what was written of the one stands for the other. */
export const sameSlice = (slice: Slice, before: Slice | undefined): boolean =>
  slice.field === before?.field &&
  slice.records.length === before.records.length &&
  slice.records.every((record, n) => same(record, before.records[n]))

/** The view as it was before `sliced`. */
export function joined({ head, slices }: Sliced): StateRecord {
  const fields = new Map<string, unknown[]>()
  for (const { field, records } of slices) {
    const all = fields.get(field) ?? []
    for (const record of records) all.push(record)
    fields.set(field, all)
  }
  return { ...head, ...Object.fromEntries(fields) }
}
