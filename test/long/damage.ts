import { spoil } from '../crash/damage.ts'
import type { Part } from './part.ts'

export const damage: Part = {
  about: 'journals cut at every byte, with every bit flipped, and every line and segment moved: none passes',
  unit: 'journals',
  goal: 40,
  open: () => Promise.resolve({ round: (index) => spoil(index, 1) }),
}
