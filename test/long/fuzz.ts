import { attack } from '../fuzz/round.ts'
import type { Part } from './part.ts'

const inputs = 5_000
/** Every so many rounds the server has the limits that everybody has; else they would answer for it. */
const limited = 5

/** T13. */
export const fuzz: Part = {
  about: `${inputs} malformed inputs a round against one server: it lives, faults at nothing, holds no memory, stops nobody else`,
  unit: 'rounds',
  goal: 20,
  open: () =>
    Promise.resolve({
      round: (index) =>
        attack({ seed: 1_000 + index, inputs, limits: index % limited === limited - 1 ? 'usual' : 'lifted' }),
    }),
}
