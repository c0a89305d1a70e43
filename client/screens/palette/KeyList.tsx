import './palette.css'
import { useState } from 'react'
import { boundKeys } from '../../app/keys.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { keyListWords, keyWords } from '../../words/keys.ts'
import type { Keys } from '../../words/keys.ts'
import { termWords } from '../../words/terms.ts'

const all = Object.keys(keyWords) as Keys[]
/** The browser carries these out by itself wherever a line has the focus or a form is open. */
const always: readonly Keys[] = ['Enter', 'Ctrl+Enter']

interface Line {
  readonly keys: Keys
  readonly text: string
}

function List({ head, lines }: { readonly head: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{head}</h3>
      <dl className="key-list">
        {lines.map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              {keys.split(/[ +]/).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What `?` shows: every key there is, those that work where the reader stands first. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(keyListWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const [bound] = useState(boundKeys)
  const works = (keys: Keys) => always.includes(keys) || bound.some((one) => one.keys === keys)
  const line = (keys: Keys): Line => ({
    keys,
    text: bound.find((one) => one.keys === keys)?.text ?? keyWords[keys][language],
  })
  return (
    <Dialog
      title={t.title}
      closeLabel={close}
      onClose={onClose}
      note={t.note}
      width="wide"
      actions={<Button onPress={onClose}>{close}</Button>}
    >
      {/* The list is longer than a low screen: the arrow keys move it once it has the focus. */}
      <div className="key-groups" role="group" aria-label={t.title} tabIndex={0}>
        <List head={t.here} lines={all.filter(works).map(line)} />
        <List head={t.elsewhere} lines={all.filter((keys) => !works(keys)).map(line)} />
      </div>
    </Dialog>
  )
}
