import type { Keys } from '../../words/keys.ts'
import type { Snapshot } from '../../sync/snapshot.ts'

/** A place that a key leads to. */
export interface KeyedRoom {
  readonly keys: Keys
  readonly path: string
}

const keyed: readonly KeyedRoom[] = [
  { keys: 'g v', path: '/viec' },
  { keys: 'g b', path: '/su-co' },
  { keys: 'g c', path: '/bang-kiem' },
  { keys: 'g t', path: '/truc' },
  { keys: 'g d', path: '/danh-ba' },
  { keys: 'g r', path: '/san-sang' },
  { keys: 'g h', path: '/tin-hieu' },
  { keys: 'g i', path: '/chi-dao' },
  { keys: 'g s', path: '/tom-tat' },
  { keys: 'g n', path: '/thong-bao' },
  { keys: 'g o', path: '/hang-gui' },
]

/** Those there are for who has a place in the congress. */
export const keyedRooms = (actor: Snapshot['actor']): readonly KeyedRoom[] =>
  actor?.role === undefined ? [] : keyed
