import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fs } from '../../server/adapters/fs.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { checkBackup } from '../../server/backup/check.ts'
import type { Shelf } from '../../server/backup/generation.ts'
import { beginKeyring, openKeyring } from '../../server/backup/keyring.ts'
import type { Opener } from '../../server/backup/keyring.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import type { RestoreParts } from '../../server/backup/restore.ts'
import { takeBackup } from '../../server/backup/take.ts'
import type { TakeParts } from '../../server/backup/take.ts'
import { wrap } from '../../server/journal/documents.ts'
import { initFolder, openFolder } from '../../server/journal/store.ts'
import type { Store } from '../../server/journal/store.ts'
import { draft, freeText, never, tempFolder } from '../journal/sample.ts'

export const means = { clock: systemClock, chance: systemChance }
export const opener: Opener = { kind: 'passphrase', passphrase: 'mười hai con giáp quanh sân' }
/** Cheap: the real cost is tested on its own. */
const cost = { N: 2, r: 1, p: 1 }
export const product = '0.4.0'
export const streams = ['site', 'dh14', 'dh15']
/** Small, so that a few commits fill one. */
export const segmentBytes = 6_000

export const open = (dir: string, fs: Fs = nodeFs): Promise<Store> =>
  openFolder(dir, { ...means, fs, freeText, onBroken: never, reserveBytes: 0, segmentBytes })

/** Appends `count` commits to a stream of an open store. */
export async function grow(store: Store, stream: string, count: number, note = 'ghi chú mật'): Promise<void> {
  for (let more = 0; more < count; more += 1) {
    const { n } = store.journal.head(stream)
    await store.journal.append(stream, n, [draft(n + 1, undefined, `${note} ${n + 1}`)])
  }
}

/** What stands beside the journal in a data folder in use. */
export function furnish(dir: string): void {
  mkdirSync(join(dir, 'attachments/dh14'), { recursive: true, mode: 0o700 })
  mkdirSync(join(dir, 'tls'), { recursive: true, mode: 0o700 })
  for (const [path, bytes] of [
    [
      'documents/accounts.json',
      wrap({ accounts: [{ name: 'Trực ban Hội trường' }], sessions: [1], links: [1] }),
    ],
    ['attachments/dh14/tu-cap.json', Buffer.from('{"record":"ảnh tủ cáp"}')],
    ['attachments/dh14/tu-cap.bin', Buffer.alloc(150_000, 'ảnh chụp tủ cáp')],
    ['attachments/dh14/dang-len.bin.part', Buffer.from('nửa chừng')],
    ['signin.ndjson', Buffer.from('{"at":"2026-01-20T01:00:00.000Z","person":"một người"}\n')],
    ['tls/ca.key', Buffer.from('KHÓA RIÊNG')],
    ['setup-link', Buffer.from('bí mật dùng một lần')],
    ['snapshots/dh14.json', Buffer.from('bản chụp')],
  ] as const)
    writeFileSync(join(dir, path), bytes, { mode: 0o600 })
}

export interface Rig {
  readonly root: string
  /** The data folder. */
  readonly dir: string
  /** The target. */
  readonly target: string
  readonly shelf: Shelf
  take(change?: Partial<TakeParts>): ReturnType<typeof takeBackup>
  restore(into: string, change?: Partial<RestoreParts>): ReturnType<typeof restoreBackup>
  /** Generations by number: null good, else what is bad. */
  check(): Record<number, string | null>
}

export function rigOf(root: string, dir: string, target: string, shelf: Shelf): Rig {
  return {
    root,
    dir,
    target,
    shelf,
    take: (change = {}) => takeBackup({ dir, source: nodeFs, shelf, product, ...means, ...change }),
    restore: (into, change = {}) =>
      restoreBackup({ shelf, dir: into, fs: nodeFs, product, documents: {}, ...means, ...change }),
    check: () => Object.fromEntries([...checkBackup(shelf)].map(({ seq, bad }) => [seq, bad])),
  }
}

/** A data folder with three streams of `commits` each, and an empty backup begun for it. */
export async function prepared(commits = 5): Promise<Rig> {
  const root = tempFolder()
  const [dir, target] = [join(root, 'data'), join(root, 'target')]
  initFolder(dir, means)
  const store = await open(dir)
  for (const stream of streams) await grow(store, stream, commits)
  await store.close()
  furnish(dir)
  mkdirSync(target)
  const dataKey = beginKeyring(nodeFs, target, opener, { chance: systemChance, cost })
  return rigOf(root, dir, target, { fs: nodeFs, dir: target, dataKey })
}

export const reopened = (rig: Rig, by: Opener = opener): Uint8Array => openKeyring(nodeFs, rig.target, by)

/** Every file below a folder, by path. */
export function contents(dir: string): Record<string, string> {
  const found: Record<string, string> = {}
  const walk = (folder: string): void => {
    for (const name of existsSync(join(dir, folder)) ? readdirSync(join(dir, folder)).sort() : []) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (statSync(join(dir, path)).isDirectory()) walk(path)
      else found[path] = readFileSync(join(dir, path)).toString('latin1')
    }
  }
  walk('')
  return found
}

/** What a restore must bring back, of the folder as it stands: no caches, nothing half-made, no identity. */
export function lasting(dir: string): Record<string, string> {
  const passing = /^(DATA_ID|lease|reserve|setup-link|snapshots\/|quarantine\/)|\.(ids|part|tmp)$|\.json\.\d$/
  return Object.fromEntries(Object.entries(contents(dir)).filter(([path]) => !passing.test(path)))
}
