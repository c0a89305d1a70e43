import { useEffect, useEffectEvent } from 'react'
import type { Notice } from '../../domain/notice/notice.ts'
import { useBench, useMe, useSession, useStore } from '../app/context.ts'
import { language } from '../app/language.ts'
import { go } from '../app/place.ts'
import { useToast } from '../app/toast.ts'
import { speak } from '../app/words.ts'
import { noticeWords } from '../words/notify.ts'
import { Alarm } from './alarm.ts'
import { browserPhone } from './phone.ts'
import { recipientOf } from './recipient.ts'
import { reporter } from './reporter.ts'
import { pathOf, sentenceOf, wholeOf } from './sentence.ts'
import { settingsOf } from './settings.ts'
import { speaker } from './speaker.ts'
import { Teller } from './teller.ts'

/** More at once are told as a number. */
const mostToasts = 3
const presses = ['pointerdown', 'keydown'] as const
const shownHere = () => document.visibilityState === 'visible'

/** Tells on the page: by a toast each, or by one when there are many. */
function useTelling(): (notices: readonly Notice[]) => void {
  const toast = useToast()
  const store = useStore()
  return (notices) => {
    const spoken = language.get()
    const t = speak(noticeWords, spoken)
    if (notices.length > mostToasts)
      return toast({
        text: t.many(notices.length),
        action: { label: () => t.openList, onPress: () => go('/thong-bao') },
      })
    for (const notice of notices) {
      const action = { label: () => t.open, onPress: () => go(pathOf(notice)) }
      toast({ text: wholeOf(notice, store.getSnapshot(), spoken), action })
    }
  }
}

/** Follows the open congress for as long as the shell stands. */
export function useTeller(): void {
  const { clock } = useBench()
  const store = useStore()
  const session = useSession()
  const { person } = useMe()
  const settings = settingsOf(person)
  const tell = useEffectEvent(useTelling())
  useEffect(() => {
    const { congress } = store.getSnapshot()
    const alarm = new Alarm({ clock, speaker, settings: settings.get })
    const report = reporter(clock, (payload) => session.command(congress, 'notice.delivered', payload))
    const teller = new Teller({
      store,
      clock,
      alarm,
      settings: settings.get,
      recipient: recipientOf,
      visible: shownHere,
      tell: (notices) => tell(notices),
      notify: (notice) => {
        const { what, line } = sentenceOf(notice, store.getSnapshot(), language.get())
        return browserPhone.show({
          tag: notice.subject.id,
          title: line === '' ? what : line,
          body: line === '' ? '' : what,
          path: pathOf(notice),
          stays: notice.level === 'critical',
          language: language.get(),
        })
      },
      settle: (incident) => void browserPhone.clear(incident),
      report: report.send,
    })
    const seen = () => {
      if (shownHere()) teller.seen()
    }
    const renew = () => {
      teller.renew()
      alarm.renew()
    }
    // A browser lets a page sound only after a press in it; after a reload any press will do.
    const wake = () => {
      if (settings.get().sound && !speaker.begun()) void speaker.start().then((on) => on && alarm.wake())
    }
    const stop = settings.subscribe(renew)
    const deaf = browserPhone.onPress((path) => go(path))
    document.addEventListener('visibilitychange', seen)
    for (const press of presses) document.addEventListener(press, wake)
    return () => {
      stop()
      deaf()
      document.removeEventListener('visibilitychange', seen)
      for (const press of presses) document.removeEventListener(press, wake)
      teller.close()
      report.close()
      alarm.close()
    }
  }, [store, session, clock, settings])
}
