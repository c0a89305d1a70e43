import { sha256 } from '../adapters/hash.ts'
import type { FactorKind } from './factors.ts'
import { endSessions, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import type { Session } from './types.ts'

/** A session as its owner reads it; `id` names it and opens nothing. */
export interface OwnSession {
  readonly id: string
  /** The one that asks. */
  readonly current: boolean
  readonly agent: string | null
  readonly factor: FactorKind | 'provider' | null
  /** Through the provider, or here. */
  readonly via: 'provider' | null
  readonly createdAt: number
  /** To five minutes. */
  readonly lastSeen: number
}

/** Who asks, as `Caller` names them. */
export interface Own {
  readonly person: string
  readonly session: string
}

export interface SessionDoors {
  /** The latest first. */
  sessionsOf(own: Own): readonly OwnSession[]
  /** How many ended; 0: there is no such session of theirs. */
  endSession(own: Own, id: string): Promise<number>
  endOtherSessions(own: Own): Promise<number>
  /** By an administrator. */
  endSessionsOf(person: string): Promise<number>
}

const nameOf = ({ sessionHash }: Session): string => sha256(`session ${sessionHash}`).slice(0, 16)

export function sessionDoors(office: Office): SessionDoors {
  const end = async (which: (session: Session) => boolean): Promise<number> => {
    const ended = await office.book.change((draft) => endSessions(draft, which))
    tellEnded(office, ended, 'sessions-ended')
    return ended.length
  }
  return {
    sessionsOf: ({ person, session }) =>
      [...office.book.pages.sessions.values()]
        .filter((one) => one.person === person && office.presence.isFresh(one.sessionHash))
        .sort((a, b) => b.lastSeen - a.lastSeen)
        .map((one) => ({
          id: nameOf(one),
          current: one.sessionHash === session,
          agent: one.agent ?? null,
          factor: one.factor ?? null,
          via: one.via ?? null,
          createdAt: one.createdAt,
          lastSeen: one.lastSeen,
        })),
    endSession: ({ person }, id) => end((one) => one.person === person && nameOf(one) === id),
    endOtherSessions: ({ person, session }) =>
      end((one) => one.person === person && one.sessionHash !== session),
    endSessionsOf: (person) => end((one) => one.person === person),
  }
}
