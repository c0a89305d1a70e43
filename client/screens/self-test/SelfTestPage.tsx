import './self-test.css'
import { useState } from 'react'
import { useDeviceNow } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { netSentence } from '../../app/netSentence.ts'
import { whenOf } from '../../app/times.ts'
import { browserPhone } from '../../notify/phone.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import type { IconName } from '../../parts/glyphs/iconPaths.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import type { Tone } from '../../parts/kinds.ts'
import { selfTestWords } from '../../words/self-test.ts'
import { byUrgency } from './finding.ts'
import type { Finding } from './finding.ts'
import { useSelfTest } from './use-self-test.ts'

const looks: { readonly [S in Finding['state']]: { readonly tone: Tone; readonly icon: IconName } } = {
  ok: { tone: 'ok', icon: 'check' },
  look: { tone: 'warn', icon: 'triangle-alert' },
  bad: { tone: 'act', icon: 'octagon-x' },
}

function Lines({ head, findings }: { readonly head: string; readonly findings: readonly Finding[] }) {
  const t = useWords(selfTestWords)
  const language = useLanguage()
  return (
    <section className="self-test-part">
      <h2>{head}</h2>
      <ul>
        {byUrgency(findings).map(({ id, name, state, value, act }) => (
          <li key={id} data-check={id} data-state={state}>
            <Chip {...looks[state]} look={state === 'bad' ? 'solid' : 'tint'}>
              {t[state]}
            </Chip>
            <h3>{name[language]}</h3>
            <p className="self-test-value">{value[language]}</p>
            {act === null ? null : <p className="self-test-act">{act[language]}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function TestNotice() {
  const t = useWords(selfTestWords)
  const language = useLanguage()
  const [said, setSaid] = useState('')
  const show = () => {
    const notice = {
      tag: 'test',
      title: t.noticeTitle,
      body: t.noticeBody,
      path: '/tu-kiem-tra',
      stays: false,
    }
    void browserPhone
      .show({ ...notice, language })
      .then((shown) => setSaid(shown ? t.noticeShown : t.noticeFailed))
  }
  return (
    <div className="self-test-notice">
      <Button icon="bell-ring" onPress={show}>
        {t.notice}
      </Button>
      <p role="status">{said}</p>
    </div>
  )
}

/** What works and what does not, measured now, with what to do in words: for who runs the installation. */
export default function SelfTestPage() {
  const t = useWords(selfTestWords)
  const language = useLanguage()
  const now = useDeviceNow(60_000)
  const { running, server, error, browser, again } = useSelfTest()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const all = [...(server?.findings ?? []), ...browser]
  const count = (state: Finding['state']) => all.filter((one) => one.state === state).length
  const head = <PageHead title={t.title} sub={t.sub} />
  if (error && !server)
    return (
      <>
        {head}
        <EmptyState
          title={netSentence(error, language)}
          action={<Button onPress={again}>{t.again}</Button>}
        />
      </>
    )
  return (
    <div className="self-test">
      {head}
      <div className="self-test-top">
        <p role="status">
          <b>{running ? t.running : t.counts(count('bad'), count('look'), count('ok'))}</b>
          {server === null || running ? null : (
            <span className="quiet"> · {t.measured(whenOf(server.at, now, timeZone))}</span>
          )}
        </p>
        <Button icon="refresh-cw" onPress={again} unavailable={running ? t.running : undefined}>
          {t.again}
        </Button>
      </div>
      {error ? <p className="self-test-error">{netSentence(error, language)}</p> : null}
      <div className="self-test-parts" aria-busy={running}>
        {server === null ? null : <Lines head={t.server} findings={server.findings} />}
        {browser.length === 0 ? null : (
          <div>
            <Lines head={t.browser} findings={browser} />
            {browserPhone.permission() === 'granted' ? <TestNotice /> : null}
          </div>
        )}
      </div>
    </div>
  )
}
