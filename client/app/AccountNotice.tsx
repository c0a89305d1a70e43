import { Button } from '../parts/controls/Button.tsx'
import { noticeWords } from '../words/security.ts'
import { useDeviceNow, useMe, useSession } from './context.ts'
import { useWords } from './language.ts'
import { Link } from './Link.tsx'
import { whenOf } from './times.ts'

/** What a person has to know of their own account: a second step that is due, and what was done to it. Loaded only then. */
export function AccountNotice() {
  const t = useWords(noticeWords)
  const session = useSession()
  const { enrolUntil, news = [], serverTime } = useMe()
  const now = useDeviceNow(60_000)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const when = (at: number) => whenOf(at, now, timeZone)
  const read = () =>
    void session.net.post('/api/v1/account/news/read', {}).then((answer) => {
      if (answer.ok) void session.refresh()
    })
  return (
    <>
      {enrolUntil === undefined ? null : (
        <div className="standing" role="status">
          <p>{Math.max(now, serverTime) < enrolUntil ? t.until(when(enrolUntil)) : t.due}</p>
          <Link href="/tai-khoan/dang-nhap" className="button plain">
            {t.add}
          </Link>
        </div>
      )}
      {news.length === 0 ? null : (
        <div className="standing" role="alert">
          <p>
            {news.map(({ what, at }) => t[what](when(at))).join(' ')} {t.notYou}
          </p>
          <Button onPress={read}>{t.read}</Button>
        </div>
      )}
    </>
  )
}
