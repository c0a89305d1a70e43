import { useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { makePasskey, passkeysHere } from '../../adapters/passkey.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { securityWords, stepWords } from '../../words/security.ts'
import { termWords } from '../../words/terms.ts'
import type { Added, OwnPasskey } from './account.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { Parts } from './SecurityPage.tsx'
import { StepDialog } from './StepDialog.tsx'
import { useWhen } from './useWhen.ts'

const path = '/api/v1/account/passkeys'

/** A name first, then the browser's own dialog. */
function AddDialog(props: {
  readonly proof: string
  readonly onAdded: (added: Added) => void
  readonly onClose: () => void
}) {
  const { proof, onAdded, onClose } = props
  const t = useWords(securityWords)
  const step = useWords(stepWords)
  const { required } = useWords(termWords)
  const session = useSession()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<NetError | null>(null)
  const settle = (answer: NetAnswer<Added>) => (answer.ok ? onAdded(answer.body) : setError(answer.error))
  const make = async () => {
    setTried(true)
    if (name.trim() === '') return
    const asked = await session.net.post<{ readonly options: object }>(`${path}/options`, { proof })
    if (!asked.ok) return setError(asked.error)
    const made = await makePasskey(asked.body.options)
    if (!made.ok) return setError({ status: 400, code: 'passkey', message: step[made.why] })
    settle(await session.net.post<Added>(path, { proof, name: name.trim(), response: made.response }))
  }
  return (
    <StepDialog
      title={t.addPasskey}
      submit={t.makePasskey}
      onSubmit={() => void make()}
      onClose={onClose}
      error={error}
    >
      <TextField
        label={t.passkeyName}
        hint={t.passkeyNameHint}
        value={name}
        onChange={setName}
        maxLength={60}
        error={tried && name.trim() === '' ? required : undefined}
      />
    </StepDialog>
  )
}

function Line({ one, onRemove }: { readonly one: OwnPasskey; readonly onRemove: () => void }) {
  const t = useWords(securityWords)
  const when = useWhen()
  return (
    <li className="factor">
      <span>
        <b>{one.name}</b>
        <span className="quiet">
          {t.added(when(one.addedAt))} · {one.usedAt === null ? t.unused : t.used(when(one.usedAt))}
        </span>
      </span>
      <Button onPress={onRemove}>
        {t.remove}
        <span className="unseen"> {one.name}</span>
      </Button>
    </li>
  )
}

/** Passkeys: any number up to ten, each with a name. */
export function Passkeys({ account, run, onAdded, onDone }: Parts) {
  const t = useWords(securityWords)
  const session = useSession()
  const [adding, setAdding] = useState<string | null>(null)
  const [removing, setRemoving] = useState<OwnPasskey | null>(null)
  const possible = passkeysHere(account.passkeyHost)
  // Nothing is asked of the centre yet: an empty step that only wants the proof.
  const begin = () =>
    run((proof) => {
      setAdding(proof)
      return Promise.resolve({ ok: true, body: null })
    })
  const remove = ({ id }: OwnPasskey) => {
    setRemoving(null)
    run(async (proof) => {
      const answer = await session.net.post(`${path}/${id}/remove`, { proof })
      if (answer.ok) onDone(t.done)
      return answer
    })
  }
  return (
    <section className="sheet">
      <h2>{t.passkeys}</h2>
      {account.passkeys.length === 0 ? null : (
        <ul className="factors">
          {account.passkeys.map((one) => (
            <Line key={one.id} one={one} onRemove={() => setRemoving(one)} />
          ))}
        </ul>
      )}
      <p>{possible ? t.passkeyText : t.passkeyNot}</p>
      {possible ? <Button onPress={begin}>{t.addPasskey}</Button> : null}
      {adding === null ? null : (
        <AddDialog
          proof={adding}
          onClose={() => setAdding(null)}
          onAdded={(added) => {
            setAdding(null)
            onAdded(added)
          }}
        />
      )}
      {removing ? (
        <RemoveDialog
          title={t.removeAsk(removing.name)}
          text={t.removeText}
          remove={t.remove}
          onRemove={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </section>
  )
}
