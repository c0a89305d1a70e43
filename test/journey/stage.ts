import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { BrowserContextOptions } from 'playwright-core'
import { signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { openBrowsing } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

/** A demo with browsers in front of it. */
export interface Stage {
  readonly demo: Demo
  readonly browsing: Browsing
  /** A browser of its own, signed in. */
  readonly seatOf: (
    name: string,
    username: string,
    options: BrowserContextOptions,
    path: string,
  ) => Promise<Seat>
}

/** Opened before the first test of a file, closed after its last; what goes wrong in any page fails the test it happens in. */
export function onDemo(open: (stage: Stage) => Promise<void>): void {
  let demo: Demo
  let browsing: Browsing
  beforeAll(async () => {
    ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
    const seatOf: Stage['seatOf'] = async (name, username, options, path) => {
      const seat = await browsing.open(name, demo.url + path, options)
      await signIn(seat.page, username, demo.password(username))
      return seat
    }
    await open({ demo, browsing, seatOf })
  })
  afterAll(async () => {
    await browsing.close()
    await demo.drop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browsing.tell()
    expect(browsing.wrongs()).toEqual([])
  })
}

/** Everything a person at this seat could find: the page's whole source and all that came over the wire. */
export const everything = async (seat: Seat): Promise<string> =>
  `${await seat.page.content()}\n${await seat.heard()}`
