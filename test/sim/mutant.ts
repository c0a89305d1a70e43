/** Mistakes made on purpose around the product, to see that the laws of the simulation notice each. */
export const mutants = [
  'acknowledged before the disk has it',
  'keys of commands not rebuilt after a restart',
  'no look for gaps',
  'shown before the disk has it',
  'a replay that makes something else of the same record',
  'place looked up only when joining',
  'a snapshot not compared with the record',
  'queue cleared when sent',
] as const
export type Mutant = (typeof mutants)[number]
