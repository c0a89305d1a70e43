import { useState } from 'react'
import { useLanguage, useWords } from '../app/language.ts'
import { Button } from '../parts/controls/Button.tsx'
import { noticesPageWords } from '../words/notify.ts'
import { browserPhone } from './phone.ts'

/** Whether the device itself may show notices; asked for only by a press. */
export function DeviceNotices() {
  const t = useWords(noticesPageWords)
  const language = useLanguage()
  const [permission, setPermission] = useState(() => browserPhone.permission())
  const [said, setSaid] = useState('')
  const ask = () => void browserPhone.ask().then(setPermission)
  const test = () => {
    const notice = { tag: 'test', title: t.testTitle, body: t.testBody, path: '/thong-bao', stays: false }
    void browserPhone
      .show({ ...notice, language })
      .then((shown) => setSaid(shown ? t.testSent : t.testFailed))
  }
  return (
    <section className="sheet">
      <h2>{t.device}</h2>
      <p className="quiet">{t.deviceText}</p>
      {permission === 'default' ? (
        <Button icon="bell-ring" onPress={ask}>
          {t.allow}
        </Button>
      ) : null}
      {permission === 'granted' ? (
        <>
          <p>{t.granted}</p>
          <Button onPress={test}>{t.tryDevice}</Button>
        </>
      ) : null}
      {permission === 'denied' ? <p role="note">{t.denied}</p> : null}
      {permission === 'none' ? <p role="note">{t.unable}</p> : null}
      <p role="status">{said}</p>
    </section>
  )
}
