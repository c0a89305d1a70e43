import type { StateRecord } from '../../domain/state.ts'

/** Records of one slice: 50 incidents of 20 entries are a third of a megabyte, a millisecond or two of writing. */
const most = 50

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
    if (!Array.isArray(records) || records.length <= most) continue
    head[field] = []
    for (let at = 0; at < records.length; at += most)
      slices.push({ field, records: records.slice(at, at + most) })
  }
  return { head: head as unknown as StateRecord, slices }
}

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
