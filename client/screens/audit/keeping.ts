/** A proposal as the centre tells it; never the words that are to go. */
export interface OrderLine {
  readonly id: string
  readonly subject: string | null
  readonly places: readonly { readonly n: number }[]
  readonly photos: readonly string[]
  readonly reason: string
  readonly words: string
  readonly asked: { readonly name: string; readonly own: boolean } | null
  readonly until: number | null
  readonly underway: boolean
}
export interface Orders {
  readonly orders: readonly OrderLine[]
  readonly reasons: readonly { readonly id: string; readonly label: string }[]
}

/** What there is to erase of an incident or row. */
export interface PlaceLines {
  readonly rows: readonly {
    readonly n: number
    readonly at: number
    readonly who: string
    readonly what: string
    readonly texts: readonly { readonly field: string; readonly text: string }[]
  }[]
  readonly photos: readonly { readonly id: string; readonly kind: 'photo' | 'file' }[]
}

export interface Kept {
  readonly classes: readonly {
    readonly id: string
    readonly goes: boolean
    readonly label: string
    readonly rule: string
    readonly next: { readonly at: number; readonly count: number } | null
  }[]
  readonly contacts: {
    readonly at: number
    readonly count: number
    readonly warning: 'day' | 'week' | null
    readonly postponed: { readonly until: number; readonly reason: string; readonly name: string } | null
  } | null
}
