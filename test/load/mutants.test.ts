import { expect, test } from 'vitest'
import { carrier } from './carrier.ts'
import { crowd } from './crowd.ts'
import { logins } from './logins.ts'
import { mutants } from './mutants.ts'
import type { Mutant } from './mutants.ts'
import { slow } from './slow.ts'
import type { Outcome } from './stand.ts'
import { storm } from './storm.ts'

/** Where each has to be noticed, and by which words. */
const scenes: Readonly<Record<Mutant, readonly [run: (mutant: Mutant) => Promise<Outcome>, words: RegExp]>> =
  {
    'one board is left out': [(mutant) => crowd(300, 2, mutant), /a board is at command/],
    'boards are told one after another': [(mutant) => crowd(300, 2, mutant), /ms after the first/],
    'cursors mean nothing': [(mutant) => storm(200, mutant), /sent the whole/],
    'what was missed comes without its beginning': [(mutant) => storm(200, mutant), /marker \d+ after/],
    'the known browser waits like any other': [
      (mutant) => logins(1_000, 50, 40, mutant),
      /were looked at before the owner's/,
    ],
    'passwords are looked at between commands': [(mutant) => logins(1_000, 50, 40, mutant), /ack p99 was/],
    'who reads nothing is kept': [(mutant) => slow(40, 10, 5, mutant), /0 of 10 boards .* were cut/],
    'who floods is let in again': [
      (mutant) => carrier(3, 60, 3, mutant),
      /who floods was not cut|none within 20 s/,
    ],
  }

test.each(mutants)(
  '[LD9] the load tests notice the mistake: %s',
  async (mutant) => {
    const [run, words] = scenes[mutant]
    // A server that answers nobody any more is noticed too.
    const { wrong } = await run(mutant).catch((fault: unknown) => ({ wrong: [String(fault)] }))
    console.log(wrong)
    expect(wrong.join('\n')).toMatch(words)
  },
  400_000,
)
