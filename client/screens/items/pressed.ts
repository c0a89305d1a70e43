import { useEffect } from 'react'
import { useBench } from '../../app/context.ts'
import { later } from '../../app/later.tsx'

const load = () => import('./after-press.ts')

const page = later(async () => (await load()).ItemPage)
const areas = later(async () => (await load()).AreaSpine)
const choices = later(async () => (await load()).FilterChoices)
const second = later(async () => (await load()).SecondList)
const waivers = later(async () => (await load()).Waivers)
const states = later(async () => (await load()).StatesDialog)

export const AreaSpine = areas.Part
export const FilterChoices = choices.Part
export const ItemPage = page.Part
export const SecondList = second.Part
export const Waivers = waivers.Part
export const StatesDialog = states.Part

/** After the list has stood for so long, ms, the line is free for what a press may ask for. */
const quiet = 1_000

/** The first press on an item waits for no network. */
export function useFetchAhead(): void {
  const { clock } = useBench()
  useEffect(
    () =>
      clock.after(quiet, () => {
        areas.fetch()
        page.fetch()
        choices.fetch()
        second.fetch()
        waivers.fetch()
        states.fetch()
      }),
    [clock],
  )
}
