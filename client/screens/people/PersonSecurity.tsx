import type { NetAnswer } from '../../adapters/net.ts'
import { useDeviceNow, useMe, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { personSecurityWords } from '../../words/security.ts'
import type { Person } from './people.ts'

interface PersonSecurityProps {
  readonly one: Person
  /** Names of who asked. */
  readonly nameOf: (person: string) => string | null
  readonly onAnswer: (answer: NetAnswer<unknown>) => void
}

/** What an administrator sees and does about somebody's sign-in. Taking the second step away wants two of them. */
export function PersonSecurity({ one, nameOf, onAnswer }: PersonSecurityProps) {
  const t = useWords(personSecurityWords)
  const me = useMe()
  const session = useSession()
  const { congress, shown } = useSnapshot()
  const now = useDeviceNow(60_000)
  const act = (path: string) =>
    void session.net.post(`/api/v1/congresses/${congress}/people/${one.person}/${path}`, {}).then(onAnswer)
  const asked = one.resetAsked ?? null
  const at = asked ? whenOf(asked.at, now, shown.info?.zone ?? 'UTC') : ''
  const mine = asked?.by === me.person
  const own = one.person === me.person
  return (
    <>
      <div className="person-act">
        <Chip tone={one.hasFactor === true ? 'ok' : 'quiet'}>
          {one.hasFactor === true ? t.has : t.hasNot}
        </Chip>
        <p className="quiet">{t.endNote}</p>
        <Button icon="log-out" onPress={() => act('sessions/end')}>
          {t.endSessions}
        </Button>
      </div>
      {one.hasFactor === true && !own ? (
        <div className="person-act">
          {asked ? (
            <>
              <p>{mine ? t.askedByMe(at) : t.askedBy(nameOf(asked.by) ?? t.otherAdmin, at)}</p>
              {mine ? null : (
                <>
                  <p className="quiet">{t.confirmNote}</p>
                  <Button kind="danger" onPress={() => act('factors/confirm-reset')}>
                    {t.confirmReset}
                  </Button>
                </>
              )}
              <Button onPress={() => act('factors/withdraw-reset')}>{t.withdraw}</Button>
            </>
          ) : (
            <>
              <p className="quiet">{t.askNote}</p>
              <Button onPress={() => act('factors/ask-reset')}>{t.askReset}</Button>
            </>
          )}
        </div>
      ) : null}
    </>
  )
}
