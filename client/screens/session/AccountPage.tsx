import './account.css'
import { useState } from 'react'
import { CongressName, Countdown } from '../../app/Congress.tsx'
import { useMaybeSnapshot, useMe, useSession } from '../../app/context.ts'
import { language, useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { mayReadRecord } from '../../app/nav.ts'
import { theme, useTheme } from '../../app/theme.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Choice } from '../../parts/controls/Choice.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { sessionWords } from '../../words/session.ts'
import { shellWords } from '../../words/shell.ts'
import { roleWords } from '../../words/terms.ts'
import { SignOutDialog } from './SignOutDialog.tsx'

function Showing() {
  const t = useWords(sessionWords)
  const shell = useWords(shellWords)
  const chosen = useTheme()
  const spoken = useLanguage()
  return (
    <section className="sheet">
      <h2>{t.showing}</h2>
      <Choice
        legend={t.themeLegend}
        value={chosen}
        onChange={(next) => theme.set(next)}
        options={[
          { value: 'auto', label: shell.themeAuto },
          { value: 'light', label: shell.themeLight },
          { value: 'dark', label: shell.themeDark },
        ]}
      />
      <Choice
        legend={t.languageLegend}
        value={spoken}
        onChange={(next) => language.set(next)}
        options={[
          { value: 'vi', label: t.vietnamese },
          { value: 'en', label: t.english },
        ]}
      />
    </section>
  )
}

function AuditLink() {
  const { audit } = useWords(shellWords)
  const me = useMe()
  const actor = useMaybeSnapshot()?.actor ?? null
  return mayReadRecord(actor, me.siteAdmin) ? (
    <Link href="/nhat-ky" className="button plain">
      {audit}
    </Link>
  ) : null
}

/** Of those who run the installation. */
function ForSite() {
  const t = useWords(sessionWords)
  const shell = useWords(shellWords)
  return (
    <>
      <Link href="/thiet-lap" className="button plain phone-only">
        {shell.setup}
      </Link>
      <Link href="/tu-kiem-tra" className="button plain">
        {t.selfTestLink}
      </Link>
    </>
  )
}

/** The rooms that the bar at the foot of a phone has no place for. */
function More() {
  const t = useWords(sessionWords)
  const shell = useWords(shellWords)
  const me = useMe()
  const snapshot = useMaybeSnapshot()
  const mine = me.congresses.find(({ id }) => id === snapshot?.congress)
  return (
    <>
      <Link href="/tai-khoan/dang-nhap" className="button plain">
        {t.securityLink}
      </Link>
      <Link href="/hang-gui" className="button plain">
        {t.outboxLink}
      </Link>
      {mine ? (
        <Link href="/thong-bao" className="button plain">
          {shell.notices}
        </Link>
      ) : null}
      {mine?.role === 'leader' || (snapshot?.shown.polls.size ?? 0) > 0 ? (
        <Link href="/bieu-quyet" className="button plain phone-only">
          {shell.poll}
        </Link>
      ) : null}
      {mine ? (
        <>
          <Link href="/truc" className="button plain phone-only">
            {shell.duty}
          </Link>
          <Link href="/ban-giao" className="button plain phone-only">
            {shell.handover}
          </Link>
          <Link href="/danh-ba" className="button plain phone-only">
            {shell.directory}
          </Link>
          <Link href="/luc-truoc" className="button plain">
            {shell.past}
          </Link>
          <Link href="/bang-giay" className="button plain">
            {shell.paper}
          </Link>
        </>
      ) : null}
      <AuditLink />
      {mine?.role === 'admin' ? (
        <Link href="/nguoi-dung" className="button plain phone-only">
          {shell.people}
        </Link>
      ) : null}
      {me.siteAdmin ? <ForSite /> : null}
    </>
  )
}

/** Who is signed in here, what this device keeps, how it looks, and the way out. */
export default function AccountPage() {
  const t = useWords(sessionWords)
  const spoken = useLanguage()
  const session = useSession()
  const me = useMe()
  const snapshot = useMaybeSnapshot()
  const [unsent, setUnsent] = useState<number | null>(null)
  const mine = me.congresses.find(({ id }) => id === snapshot?.congress)
  const leave = async () => {
    const outcome = await session.signOut()
    if (!outcome.ok) setUnsent(outcome.count)
  }
  return (
    <>
      <PageHead title={t.accountTitle} sub={`${me.name} · ${me.username}`} />
      <div className="sheets">
        {mine ? (
          <section className="sheet">
            <h2>{t.congressHead}</h2>
            <CongressName />
            <p>{t.roleAt(roleWords[mine.role][spoken], mine.organisationName ?? '')}</p>
            <p className="quiet">
              <Countdown {...mine} />
            </p>
          </section>
        ) : null}
        <Showing />
        <section className="sheet">
          <h2>{t.more}</h2>
          <More />
          <Button icon="log-out" onPress={() => void leave()}>
            {t.signOut}
          </Button>
        </section>
      </div>
      {unsent === null ? null : <SignOutDialog count={unsent} onClose={() => setUnsent(null)} />}
    </>
  )
}
