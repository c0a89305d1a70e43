import type { Reading } from '../../../domain/catalogue/checklist.ts'

/** How far a value lies outside, without the noise of binary fractions; 0 inside. Negative: below the least. */
export function outsideBy(value: number, { min, max }: Pick<Reading, 'min' | 'max'>): number {
  const by = min !== null && value < min ? value - min : max !== null && value > max ? value - max : 0
  return Number(by.toPrecision(12))
}
