import { useEffect, useState } from 'react'
import type { Attachment } from '../../../domain/run/facts.ts'
import { smaller } from '../../adapters/picture.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { PhotoStrip } from '../../parts/items/PhotoStrip.tsx'
import { photosOf } from '../../sync/photos.ts'
import { itemPageWords } from '../../words/item-page.ts'
import { evidenceKindOf } from './evidence.ts'

const most = 6
const whyNot = { 'too-large': 'photoTooLarge', 'not-stored': 'photoNotStored' } as const

/** Addresses to show photos from, as they become known: this device's until the centre has the record. */
function useUrls(ids: readonly string[]): ReadonlyMap<string, string> {
  const store = useStore()
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map())
  const { outbox } = useSnapshot()
  const key = ids.join()
  const waits = outbox.filter((entry) => photosOf(entry).some((id) => ids.includes(id))).length
  useEffect(() => {
    let here = true
    const wanted = key === '' ? [] : key.split(',')
    void Promise.all(wanted.map(async (id) => [id, (await store.photos?.url(id)) ?? ''] as const)).then(
      (found) => {
        if (here) setUrls(new Map(found.filter(([, url]) => url !== '')))
      },
    )
    return () => {
      here = false
    }
  }, [store, key, waits])
  return urls
}

/** What could not be shown, and why: the centre is asked, since a picture that fails tells nothing. */
function useFailed() {
  const t = useWords(itemPageWords)
  const store = useStore()
  const [failed, setFailed] = useState<ReadonlyMap<string, string>>(new Map())
  const onFail = (id: string) => {
    const say = (text: string) => setFailed((before) => new Map([...before, [id, text]]))
    say(t.photoNotSeen)
    void store.photos?.why(id).then((why) => {
      if (why !== null) say(why)
    })
  }
  const onRetry = (id: string) =>
    setFailed((before) => new Map([...before].filter(([other]) => other !== id)))
  return { failed, onFail, onRetry }
}

/** Photos of a record, and its files as links. */
export function ShownPhotos({ photos }: { readonly photos: readonly Attachment[] }) {
  const t = useWords(itemPageWords)
  const urls = useUrls(photos.map(({ id }) => id))
  const { failed, ...onPhoto } = useFailed()
  const pictures = photos.filter(({ kind }) => kind === 'photo')
  const files = photos.filter(({ kind }) => kind === 'file')
  return (
    <>
      <PhotoStrip
        label={t.photos}
        photos={pictures.map(({ id }, n) => ({
          id,
          url: urls.get(id) ?? null,
          alt: t.photoNth(n + 1),
          failed: failed.get(id),
        }))}
        {...onPhoto}
        retryLabel={t.photoRetry}
      />
      {files.map(({ id, bytes }) => (
        <p key={id}>
          <a href={urls.get(id)} download>
            <Icon name="file-text" /> {t.fileOf(Math.max(1, Math.round(bytes / 1024)))}
          </a>
        </p>
      ))}
    </>
  )
}

interface PickerProps {
  readonly ids: readonly string[]
  /** Files are taken as well. */
  readonly file: boolean
  /** Told what to make of the ids as they are by then: several may be made smaller at once. */
  readonly onChange: (next: (ids: readonly string[]) => readonly string[]) => void
}

/** What can be sent of a chosen file; otherwise why it is not taken. */
async function readied(one: File, file: boolean): Promise<Blob | 'wrong-kind' | 'moving' | 'broken'> {
  const kind = await evidenceKindOf(one)
  if (kind === 'moving') return 'moving'
  if (kind === null || (kind === 'file' && !file)) return 'wrong-kind'
  if (kind === 'file') return one
  return (await smaller(one, kind === 'photo')) ?? (kind === 'photo' ? 'broken' : 'wrong-kind')
}

function useAdding({ ids, file, onChange }: PickerProps) {
  const t = useWords(itemPageWords)
  const store = useStore()
  const [wrong, setWrong] = useState<readonly string[]>([])
  // What it is, is said here: offline its author would learn it hours later.
  const addOne = async (one: File): Promise<string | { readonly wrong: string }> => {
    const ready = await readied(one, file)
    if (ready === 'wrong-kind')
      return { wrong: file ? t.fileWrongKind(one.name) : t.photoWrongKind(one.name) }
    if (ready === 'moving') return { wrong: t.photoMoving(one.name) }
    if (ready === 'broken') return { wrong: t.photoBroken(one.name) }
    const kept = await store.photos?.add(ready)
    return kept?.ok ? kept.id : { wrong: t[whyNot[kept?.code ?? 'not-stored']](one.name) }
  }
  const add = async (files: FileList | null) => {
    setWrong([])
    // The list is emptied with its field, before the first of it is read.
    const chosen = [...(files ?? [])]
    const room = most - ids.length
    const refused = chosen.length > room ? [t.photoTooMany(chosen.length - room)] : []
    const added: string[] = []
    for (const one of chosen.slice(0, room)) {
      const got = await addOne(one)
      if (typeof got === 'string') added.push(got)
      else refused.push(got.wrong)
    }
    setWrong(refused)
    onChange((before) => [...before, ...added].slice(0, most))
  }
  return { add, wrong }
}

/** Taking or choosing photos and files before recording; they are safe on this device at once. */
export function PhotoPicker(props: PickerProps) {
  const { ids, file, onChange } = props
  const t = useWords(itemPageWords)
  const store = useStore()
  const { add, wrong } = useAdding(props)
  const urls = useUrls(ids)
  const remove = (id: string) => {
    void store.photos?.forget([id])
    onChange((before) => before.filter((one) => one !== id))
  }
  return (
    <div className="photo-picker">
      <PhotoStrip
        label={t.photos}
        photos={ids.map((id, n) => ({ id, url: urls.get(id) ?? null, alt: t.photoNth(n + 1) }))}
        onRemove={remove}
        removeLabel={t.photoRemove}
      />
      {ids.length >= most ? null : (
        <label className="button large">
          <Icon name={file ? 'file-text' : 'camera'} /> {file ? t.fileAdd : t.photoAdd}
          <input
            className="unseen"
            type="file"
            multiple
            accept={file ? '.pdf,.csv,.txt,image/*' : 'image/*'}
            {...(file ? {} : { capture: 'environment' as const })}
            onChange={(event) => {
              void add(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
      )}
      <p className="quiet">{t.photoText}</p>
      {wrong.map((text) => (
        <p key={text} className="field-error" role="alert">
          {text}
        </p>
      ))}
    </div>
  )
}
