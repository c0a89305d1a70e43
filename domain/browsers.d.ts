/**
 * What the oldest browsers that Trực Ban is for (decision 0029) have beyond ES2022. Anything newer does not compile here:
 * a screen that calls it would end there in a fault.
 */
interface ReadonlyArray<T> {
  findLast<S extends T>(is: (value: T, index: number, list: readonly T[]) => value is S): S | undefined
  findLast(is: (value: T, index: number, list: readonly T[]) => unknown): T | undefined
}
interface Array<T> {
  findLast<S extends T>(is: (value: T, index: number, list: T[]) => value is S): S | undefined
  findLast(is: (value: T, index: number, list: T[]) => unknown): T | undefined
}
