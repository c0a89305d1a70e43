import type { Words } from '../../../domain/words.ts'

/** One line, as `GET /api/v1/self-test` tells it and as this browser finds it out. */
export interface Finding {
  readonly id: string
  readonly name: Words
  readonly state: 'ok' | 'look' | 'bad'
  readonly value: Words
  readonly act: Words | null
}

const order = { bad: 0, look: 1, ok: 2 } as const

/** What has to be done stands first; within that the order in which it was told. */
export const byUrgency = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => order[a.state] - order[b.state])
