import fc from 'fast-check'

/** `SEED` repeats a run, `RUNS` lengthens it; without them each change runs the same cases. */
export function cases(what: string, runs: number): { seed: number; numRuns: number } {
  const seed = Number(process.env['SEED'] ?? 20_260_120)
  const numRuns = Number(process.env['RUNS'] ?? runs)
  console.log(`${what}: seed ${seed}, ${numRuns} runs`)
  return { seed, numRuns }
}

/** One of these, each as often as its weight says. */
export const weighted = <T>(...weights: readonly (readonly [T, number])[]): fc.Arbitrary<T> =>
  fc.oneof(...weights.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })))
