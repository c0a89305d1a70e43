import type { Socket } from 'socket.io-client'

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
}

/** CPU time the server has used, µs; everything else is asked by the same message. */
export interface Used {
  readonly cpu: number
}

export type Ask = { readonly ask: 'cpu' } | { readonly ask: 'delay'; readonly ms: number }

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
