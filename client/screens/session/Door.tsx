import './door.css'
import type { ReactNode } from 'react'
import { useDeviceNow } from '../../app/context.ts'
import { language, useLanguage, useWords } from '../../app/language.ts'
import { clockOf, dateOf, weekdayOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { Mark } from '../../parts/glyphs/Mark.tsx'
import { signInWords } from '../../words/sign-in.ts'
import { termWords } from '../../words/terms.ts'

/** The clock of this device on the now-line: a phone that is wrong is seen to be wrong before anything is recorded. */
function DoorClock() {
  const spoken = useLanguage()
  const now = useDeviceNow(1000)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <div className="door-clock">
      <time>{clockOf(now, timeZone)}</time>
      <span>
        {weekdayOf(now, timeZone, spoken)}
        <br />
        {dateOf(now, timeZone)}
      </span>
    </div>
  )
}

/** The page before the shell: sign-in, a locked screen, links. */
export function Door({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  const t = useWords(signInWords)
  const { product } = useWords(termWords)
  const spoken = useLanguage()
  return (
    <main className="door">
      <header className="door-head">
        <p className="door-name">
          <Mark />
          {product}
          <button
            type="button"
            className="text-button"
            lang={spoken === 'vi' ? 'en' : 'vi'}
            onClick={() => language.set(spoken === 'vi' ? 'en' : 'vi')}
          >
            {t.otherLanguage}
          </button>
        </p>
        <DoorClock />
      </header>
      <div className="door-line" />
      <div className="door-body">
        {title === undefined ? null : <h1>{title}</h1>}
        {children}
      </div>
      <footer className="door-foot">
        <p>
          <Icon name="shield-alert" />
          <span>{t.privacy}</span>
        </p>
        <p>
          <Icon name="phone" />
          <span>{t.help}</span>
        </p>
      </footer>
    </main>
  )
}
