import { useEffect } from 'react'
import { Icon } from '../parts/glyphs/Icon.tsx'
import type { MyCongress } from '../sync/session-state.ts'
import { shellWords } from '../words/shell.ts'
import { useMe, useMaybeSnapshot, useNow, useSession } from './context.ts'
import { useLanguage, useWords } from './language.ts'
import { countdownOf, dateOf, whenOf } from './times.ts'

/** How long until opening, until closing, or since when it is over; in words. */
export function Countdown({ opening, closing, zone }: Pick<MyCongress, 'opening' | 'closing' | 'zone'>) {
  const t = useWords(shellWords)
  const language = useLanguage()
  const now = useNow(1000)
  if (now < opening) return t.untilOpening(whenOf(opening, now, zone), countdownOf(opening - now, language))
  if (now < closing) return t.running(whenOf(closing, now, zone), countdownOf(closing - now, language))
  return t.over(dateOf(closing, zone))
}

/** Which congress is open; a list for those who serve in several. */
export function CongressName() {
  const t = useWords(shellWords)
  const session = useSession()
  const { congresses } = useMe()
  const open = useMaybeSnapshot()?.congress
  const name = congresses.find(({ id }) => id === open)?.name
  useEffect(() => {
    document.title = name === undefined ? t.home : `${name} · ${t.home}`
  }, [name, t])
  if (congresses.length < 2 && name !== undefined) return <span className="topic">{name}</span>
  if (congresses.length === 0) return null
  return (
    <span className="input select congress-switch">
      <select
        aria-label={t.switchCongress}
        value={open ?? ''}
        onChange={(event) => void session.openCongress(event.target.value)}
      >
        {open === undefined ? <option value="">{t.congress}</option> : null}
        {congresses.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  )
}
