import type { Pages } from './book.ts'
import { changeFactors, factorsOf, tellNews } from './factors.ts'
import type { Office } from './office.ts'
import type { Account, Origin } from './types.ts'

/** Wrong codes of one browser for one person, not yet followed by a right one. */
export interface Mistyped {
  /** Of the news that tells it, ms. */
  readonly at: number
  readonly times: number
}

/** A guess every few seconds must not become a write every few seconds. */
const quietFor = 5 * 60_000
/** So many slips of a finger are nobody's news, when the same browser then knows better. */
const mostSlips = 2

const browserOf = ({ person }: Account, { address, agent }: Origin): string =>
  [person, address, (agent ?? '').slice(0, 200)].join('\n')

/** Somebody knew the password and not the code: the owner hears of it, as one piece of news however often it happens. */
export async function codeWasWrong(office: Office, account: Account, origin: Origin): Promise<void> {
  const now = office.clock.now()
  const { person } = account
  const told = factorsOf(office.book.pages, person).news.find(({ what }) => what === 'code-wrong')
  const browser = browserOf(account, origin)
  const before = office.mistyped.peek(browser)
  const mine = told !== undefined && before?.at === told.at
  const recent = mine && Math.abs(now - told.at) < quietFor
  // The news tells of another browser, too: this one's right code must not take it away.
  const times = mine ? before.times + 1 : told === undefined ? 1 : mostSlips + 1
  office.mistyped.put(browser, person, { at: recent ? told.at : now, times })
  if (recent) return
  await office.book.change((draft) => {
    const others = factorsOf(draft, person).news.filter(({ what }) => what !== 'code-wrong')
    changeFactors(draft, person, { news: others })
    tellNews(draft, person, 'code-wrong', now)
    return true
  })
}

/** In the draft of a sign-in: who mistyped a code and then typed it right need not be told of it. */
export function forgiveSlip(office: Office, draft: Pages, account: Account, origin: Origin): void {
  const slip = office.mistyped.take(browserOf(account, origin))
  if (!slip || slip.times > mostSlips) return
  const { news } = factorsOf(draft, account.person)
  const left = news.filter(({ what, at }) => what !== 'code-wrong' || at !== slip.at)
  if (left.length < news.length) changeFactors(draft, account.person, { news: left })
}
