import { useState } from 'react'
import type { Role } from '../../../domain/decision.ts'
import { roles } from '../../../domain/decision.ts'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { useSession, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { peopleWords } from '../../words/admin.ts'
import { roleWords, termWords } from '../../words/terms.ts'
import { AdminError } from './AdminError.tsx'
import type { MadeLink, Person, ShownLink } from './people.ts'
import { PersonProvider } from './PersonProvider.tsx'
import { PersonSecurity } from './PersonSecurity.tsx'

interface PersonDialogProps {
  readonly one: Person
  readonly nameOf: (person: string) => string | null
  readonly onClose: () => void
  readonly onChanged: () => void
  readonly onLink: (links: readonly ShownLink[]) => void
}

/** Asks the server to change one person, and says what came of it. */
function useActs({ one, onClose, onChanged, onLink }: PersonDialogProps) {
  const t = useWords(peopleWords)
  const session = useSession()
  const toast = useToast()
  const { congress } = useSnapshot()
  const [error, setError] = useState<NetError | null>(null)
  const at = `/api/v1/congresses/${congress}/people/${one.person}`
  const settle = <T,>(answer: NetAnswer<T>, then?: (body: T) => void) => {
    if (!answer.ok) return setError(answer.error)
    then?.(answer.body)
    toast({ text: `${t.done}: ${one.name}` })
    onChanged()
    onClose()
  }
  return {
    error,
    settle,
    move: async (organisation: string, role: Role) =>
      settle(await session.command(congress, 'person.move', { person: one.person, organisation, role })),
    link: async () =>
      settle(await session.net.post<Omit<MadeLink, 'username' | 'person'>>(`${at}/link`, {}), (body) =>
        onLink([
          {
            ...body,
            person: one.person,
            username: one.username ?? '',
            name: one.name,
            organisation: one.organisation,
          },
        ]),
      ),
    setDisabled: async (disabled: boolean) =>
      settle(await session.net.post(`${at}/${disabled ? 'disable' : 'enable'}`, {})),
  }
}

/** Moving, linking, disabling one person; each act says what follows from it. */
export function PersonDialog(props: PersonDialogProps) {
  const { one, onClose } = props
  const t = useWords(peopleWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const [organisation, setOrganisation] = useState(one.organisation)
  const [role, setRole] = useState<Role>(one.role)
  const { error, settle, move, link, setDisabled } = useActs(props)
  const changed = organisation !== one.organisation || role !== one.role
  const disabled = one.disabled === true
  return (
    <Dialog
      title={one.name}
      closeLabel={close}
      onClose={onClose}
      actions={<Button onPress={onClose}>{close}</Button>}
    >
      <div className="person-acts">
        <AdminError error={error} />
        <Select
          label={t.organisation}
          value={organisation}
          onChange={setOrganisation}
          options={[...shown.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          label={t.role}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: roleWords[value][language] }))}
          hint={t.moveNote}
        />
        {changed ? (
          <Button kind="primary" onPress={() => void move(organisation, role)}>
            {t.move}
          </Button>
        ) : null}
        <div className="person-act">
          <p className="quiet">{t.newLinkNote}</p>
          <Button icon="link" onPress={() => void link()}>
            {t.newLink}
          </Button>
        </div>
        <PersonSecurity one={one} nameOf={props.nameOf} onAnswer={settle} />
        {one.provider ? <PersonProvider one={one} provider={one.provider} onAnswer={settle} /> : null}
        <div className="person-act">
          <p className="quiet">{disabled ? '' : t.disableNote}</p>
          <Button icon="lock" onPress={() => void setDisabled(!disabled)}>
            {disabled ? t.enable : t.disable}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
