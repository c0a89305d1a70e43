import { seeded } from '../sync/rig/device.ts'

/** Choices out of a seed: the same seed makes the same input on every machine. */
export interface Draw {
  /** 0 to n - 1. */
  below(n: number): number
  /** True in so many of a hundred. */
  percent(n: number): boolean
  of<T>(list: readonly T[]): T
  /** One of these, each as often as its weight says. */
  weighted<T>(...weights: readonly (readonly [T, number])[]): T
  bytes(n: number): Buffer
  uuid(): string
}

export function drawFrom(seed: number): Draw {
  const random = seeded(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const bytes = (n: number): Buffer => Buffer.from(Array.from({ length: n }, () => below(256)))
  return {
    below,
    bytes,
    percent: (n) => random() * 100 < n,
    of: (list) => list[below(list.length)] as (typeof list)[number],
    weighted: (...weights) => {
      let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of weights) if ((left -= weight) < 0) return value
      return weights[0]?.[0] as (typeof weights)[number][0]
    },
    uuid: () => {
      const hex = bytes(16).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
