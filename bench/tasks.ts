import type { Browser } from 'playwright-core'
import type { Ready } from './contract.ts'
import { happening } from './enduring.ts'
import { plainRow, quantile } from './figures.ts'
import type { Row } from './figures.ts'
import { openDrivers } from './rig.ts'
import { untilUsable } from './usable.ts'

const events = 100
const perSecond = 20
/** A task is long from here on, as browsers count; they tell of no shorter one, ms. */
const long = 50
/** Until what came last has been drawn, ms. */
const settling = 1_000
const desk = { on: 'desk', slowCpu: true, slowLine: false } as const

interface Watching {
  tasks?: number[]
}

const watchTasks = (): void => {
  const tasks: number[] = []
  ;(globalThis as Watching).tasks = tasks
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask' })
}

/** Long tasks of an open board while events come: none may hold a keystroke up. */
export async function taskRows(
  browser: Browser,
  ready: Ready,
  address: { readonly url: string; readonly cookie: string; readonly row: string },
  runs: number,
  of: string,
): Promise<Row[]> {
  const { url, cookie, row } = address
  const { window } = await untilUsable(browser, { ...desk, cookie: { cookie, url } }, url, row)
  const drivers = await openDrivers(ready)
  const commands = happening(ready.tickable ?? [])
  const found: number[][] = []
  const run = async (): Promise<number[]> => {
    await window.page.waitForTimeout(settling)
    await window.page.evaluate(watchTasks)
    for (let each = 0; each < events; each += 1) {
      const next = commands.next()
      if (!next.done) await drivers.hand(next.value)
      await window.page.waitForTimeout(1000 / perSecond)
    }
    await window.page.waitForTimeout(settling)
    return window.page.evaluate(() => (globalThis as Watching).tasks ?? [])
  }
  try {
    await run()
    for (let each = 0; each < runs; each += 1) found.push(await run())
  } finally {
    drivers.close()
    await window.close()
  }
  const name = `${events} events, ${perSecond}/s, processor 4 times slower, ${of}`
  return [
    plainRow(
      { name: `tasks over ${long} ms, ${name}`, unit: 'tasks', target: { on: 'ours', most: 0 } },
      found.map(({ length }) => length),
    ),
    plainRow(
      { name: `longest task, 0 is none over ${long} ms, ${name}`, unit: 'ms', target: null },
      found.map((tasks) => (tasks.length === 0 ? 0 : quantile(tasks, 1))),
    ),
  ]
}
