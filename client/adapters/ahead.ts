import { answerOf } from './net.ts'
import type { Came, NetAnswer } from './net.ts'

/** What the page asked for while the app's code was still coming (`public/ahead.js`). Each answer is handed out once. */
export interface Ahead {
  /** Who was last signed in here when it was asked; another one by now: somebody came or went meanwhile. */
  readonly person: string | null
  /** `GET /api/v1/me`; null: taken. */
  me<T>(): Promise<NetAnswer<T>> | null
  /** The whole view of the congress that this person opens first; null within: none was asked for. Null: taken. */
  view<T>(): Promise<NetAnswer<T> | null> | null
}

interface Asked {
  readonly person: string | null
  readonly me: Promise<Came>
  readonly view: Promise<Came | null>
}

/** Takes it off the page, so that nobody else finds it there; null where nothing was asked. */
export function browserAhead(): Ahead | null {
  const page = globalThis as { trucbanAhead?: Asked }
  const asked = page.trucbanAhead
  if (!asked) return null
  delete page.trucbanAhead
  const lost = { ok: false, error: { status: 0, code: 'no-connection' } } as const
  let me: Promise<Came> | null = asked.me
  let view: Promise<Came | null> | null = asked.view
  return {
    person: asked.person,
    me: <T>(): Promise<NetAnswer<T>> | null => {
      const answer = me?.then((came) => answerOf<T>(came)).catch(() => lost) ?? null
      me = null
      return answer
    },
    view: <T>(): Promise<NetAnswer<T> | null> | null => {
      const answer =
        view?.then((came) => (came === null ? null : answerOf<T>(came))).catch(() => null) ?? null
      view = null
      return answer
    },
  }
}
