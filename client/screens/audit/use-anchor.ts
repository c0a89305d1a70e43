import { useEffect, useState } from 'react'
import { useSession, useSnapshot } from '../../app/context.ts'

export interface PlaceLine {
  readonly name: string
  readonly has: number | null
  readonly waiting: number
  readonly failing: { readonly since: number; readonly why: string } | null
}
export interface AnchorNews {
  readonly last: { readonly at: number; readonly digest: string } | null
  /** Only the department is told of the rest. */
  readonly key?: string
  readonly places?: readonly PlaceLine[]
}

/** The newest anchor as the centre has it; null until it is there, or without a line. */
export function useAnchor(turn = 0): AnchorNews | null {
  const session = useSession()
  const { congress } = useSnapshot()
  const [news, setNews] = useState<AnchorNews | null>(null)
  useEffect(() => {
    let live = true
    void session.net.get<AnchorNews>(`/api/v1/congresses/${congress}/anchor`).then((answer) => {
      if (live && answer.ok) setNews(answer.body)
    })
    return () => {
      live = false
    }
  }, [session, congress, turn])
  return news
}

/** Digits in groups of four, as somebody copies them by hand. */
export const digitsOf = (digest: string): string => (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
