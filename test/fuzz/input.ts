import type { Draw } from './draw.ts'
import type { Rig } from './rig.ts'

/** One thing that is sent, with its name and its seed so that it can be sent again. */
export type Input = (rig: Rig, draw: Draw, what: string) => Promise<unknown>

export const hostOf = ({ port }: Rig): string => `127.0.0.1:${port}`
export const quietly = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
