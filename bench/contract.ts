import type { Socket } from 'socket.io-client'

/** What our server is started with; the bare one needs nothing. */
export interface Given {
  /** A prepared folder, which is left as it is; else a fresh one on the demo's plan. */
  readonly dir?: string
  /** People who measure their line are signed in, too. */
  readonly measuring?: boolean
  /** Who commands: two liaisons, who tick fifty rows in turn, or the duty desk; else two liaisons on one row. */
  readonly by?: 'vnpt' | 'department'
}

/** What a server under measurement tells the load generator when it listens. */
export interface Ready {
  readonly port: number
  /** A board connects with this token and asks `subscribe` with this body. */
  readonly token: string
  readonly subscribe: object
  /** Cookies of the persons who command. */
  readonly cookies: readonly string[]
  /** Cookies of persons who only measure their line. */
  readonly measuring?: readonly string[]
  /** Row that they tick. */
  readonly row: string
  /** More such rows of the same organisation. */
  readonly rows?: readonly string[]
  /** Rows that the duty desk may tick. */
  readonly tickable?: readonly string[]
  /** Cookies by name, where somebody sits at a screen. */
  readonly seats?: Readonly<Record<string, string>>
}

/** CPU time the server has used, µs, and what it holds, bytes; everything else is asked by the same message. */
export interface Used {
  readonly cpu: number
  readonly memory: number
}

export type Ask =
  | { readonly ask: 'cpu' }
  /** After collecting garbage; the server is started with `--expose-gc` for it. */
  | { readonly ask: 'memory' }
  | { readonly ask: 'delay'; readonly ms: number }

/** The answer to any `Ask`, the same of both servers. */
export function used({ ask }: Ask): Used {
  if (ask === 'memory') for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { heapUsed, external } = process.memoryUsage()
  return { cpu: user + system, memory: heapUsed + external }
}

/** Sequence number of a command, found by boards in whatever they are sent. */
export const markerOf = (seq: number): string => `#${seq.toString().padStart(8, '0')}#`

/** The command that carries a marker: the same bytes to both servers. */
export const commandOf = (seq: number, row: string, id: string, madeAt: number) => ({
  id,
  congress: 'vp',
  type: 'run.tick',
  payload: { row, note: `${markerOf(seq)} đã kiểm tra tại chỗ, đường truyền ổn định` },
  madeAt,
})

export type { Socket }
