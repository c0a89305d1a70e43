import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { browserChance } from '../../client/adapters/chance.ts'
import { openDisk } from '../../client/adapters/disk.ts'
import type { Net, NetAnswer } from '../../client/adapters/net.ts'
import { conclude } from '../../client/sync/conclude.ts'
import { mostUploaded, Photos, photosOf } from '../../client/sync/photos.ts'
import { openVault } from '../../client/sync/vault.ts'

const open = (account: string) =>
  openVault(account, { openDisk, subtle: crypto.subtle, chance: browserChance, now: () => 0 })
const picture = new Blob([Uint8Array.from({ length: 70_000 }, (_, n) => n % 251)], { type: 'image/jpeg' })

/** A centre that answers as told and remembers what came; each answer takes a breath. */
function centre(answers: NetAnswer<unknown>[] = []) {
  const came: { path: string; bytes: Uint8Array }[] = []
  const no = () => Promise.resolve({ ok: false, error: { status: 404, code: 'not-found' } } as const)
  const net: Net = {
    get: no,
    post: no,
    del: no,
    put: async <T>(path: string, bytes: Blob) => {
      came.push({ path, bytes: new Uint8Array(await bytes.arrayBuffer()) })
      await new Promise((resolve) => setImmediate(resolve))
      return (answers.shift() ?? { ok: true, body: {} }) as NetAnswer<T>
    },
  }
  return { came, net }
}

async function phone(account: string, answers: NetAnswer<unknown>[] = []) {
  const { came, net } = centre(answers)
  const vault = await open(account)
  return { came, vault, photos: new Photos({ congress: 'thu', vault, chance: browserChance, net }) }
}
async function added(photos: Photos): Promise<string> {
  const kept = await photos.add(picture)
  if (!kept.ok) throw new Error(kept.code)
  return kept.id
}

test('[P10] a photo outlives closing the app and goes up as it was taken, before its record and once', async () => {
  const account = randomUUID()
  const id = await added((await phone(account)).photos)
  const later = await phone(account)
  expect(await later.photos.bringUp('thu', [id])).toBeNull()
  expect(await later.photos.bringUp('thu', [id])).toBeNull()
  expect(later.came.map(({ path }) => path)).toEqual([`/api/v1/congresses/thu/attachments/${id}`])
  expect(later.came[0]?.bytes).toEqual(new Uint8Array(await picture.arrayBuffer()))
})

test('[P10] without a line the record waits with its photo; a refusal is the record’s refusal, in the centre’s words', async () => {
  const lost = { ok: false, error: { status: 0, code: 'no-connection' } } as const
  // What a server of Node says to a body that takes too long: no words of ours, and no fault of the photo's.
  const slow = { ok: false, error: { status: 408, code: 'http-408' } } as const
  const wrong = { ok: false, error: { status: 415, code: 'file-kind', message: 'Chỉ nhận ảnh.' } } as const
  const busy = { ok: false, error: { status: 503, code: 'photos-busy', message: 'Đang bận.' } } as const
  const { photos } = await phone(randomUUID(), [lost, slow, wrong, busy])
  const id = await added(photos)
  expect(await photos.bringUp('thu', [id])).toEqual({ lost: 'line' })
  expect(await photos.bringUp('thu', [id])).toEqual({ lost: 'line' })
  expect(await photos.bringUp('thu', [id])).toEqual({
    ok: false,
    error: { code: 'file-kind', message: 'Chỉ nhận ảnh.' },
  })
  const late = await photos.bringUp('thu', [id])
  expect(late).toMatchObject({ error: { retryable: true } })
  const entry = {
    seq: 1,
    id,
    congress: 'thu',
    type: 'run.tick',
    payload: { row: 'CN-03', photos: [id] },
    madeAt: 0,
    state: 'stored',
    faults: 1,
    cuts: 0,
    queuedAt: 0,
  } as const
  expect(conclude(entry, late!)).toMatchObject({ means: 'again', entry: { faults: 1 } })
  expect(photosOf(entry)).toEqual([id])
})

test('[P11] after the receipt nothing of it is left here, and another account never reads it', async () => {
  const account = randomUUID()
  const { photos, vault } = await phone(account)
  const id = await added(photos)
  expect(await (await open(randomUUID())).kept(`photo ${id}`)).toBeNull()
  await photos.forget([id])
  expect(await vault.kept(`photo ${id}`)).toBeNull()
  expect(await photos.url(id)).toBe(`/api/v1/congresses/thu/attachments/${id}`)
})

test('[P12] what is larger than the centre takes is refused before it is kept, and so is what cannot be kept', async () => {
  const { photos } = await phone(randomUUID())
  const large = { size: mostUploaded + 1 } as Blob
  expect(await photos.add(large)).toEqual({ ok: false, code: 'too-large' })
  const none = new Photos({ congress: 'thu', vault: null, chance: browserChance, net: centre().net })
  expect(await none.add(picture)).toEqual({ ok: false, code: 'not-stored' })
})
