import type { Incident } from '../../../../domain/incident/events.ts'

type Done = NonNullable<Incident['steps']>

/** Steps still to be done that are shown before the rest is asked for. */
const ahead = 2

/** Which steps of `of` stand on the screen: all when `open`, otherwise the last done one, the current one and the next. */
export function shownSteps(
  of: number,
  done: Done,
  open: boolean,
): { readonly steps: readonly number[]; readonly folded: number; readonly current: number | null } {
  const all = Array.from({ length: of }, (_, n) => n)
  const isDone = (n: number) => done.some(({ step }) => step === n)
  const left = all.filter((n) => !isDone(n))
  const current = left[0] ?? null
  if (open) return { steps: all, folded: 0, current }
  const latest = [...done].sort((a, b) => a.at - b.at).at(-1)?.step
  const shown = all.filter((n) => n === latest || left.slice(0, ahead).includes(n))
  return { steps: shown, folded: all.filter(isDone).length - (latest === undefined ? 0 : 1), current }
}
