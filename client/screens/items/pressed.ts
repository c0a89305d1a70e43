import { useEffect } from 'react'
import { useBench } from '../../app/context.ts'
import { later } from '../../app/later.tsx'

const load = () => import('./after-press.ts')

const page = later(async () => (await load()).ItemPage)
const bulk = later(async () => (await load()).BulkTick)
const states = later(async () => (await load()).StatesDialog)

export const BulkTick = bulk.Part
export const ItemPage = page.Part
export const StatesDialog = states.Part

/** After the list has stood for so long, ms, the line is free for what a press may ask for. */
const quiet = 1_000

/** The first press on an item waits for no network. */
export function useFetchAhead(): void {
  const { clock } = useBench()
  useEffect(
    () =>
      clock.after(quiet, () => {
        page.fetch()
        states.fetch()
      }),
    [clock],
  )
}
