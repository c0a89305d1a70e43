import { basename, dirname } from 'node:path'
import type { Fs, Stat } from '../../server/adapters/fs.ts'

interface File {
  readonly kind: 'file'
  readonly ino: number
  live: Buffer
  durable: Buffer
}
interface Folder {
  readonly kind: 'folder'
  readonly ino: number
  live: Map<string, Node>
  durable: Map<string, Node>
  /** Changes of names that no sync has made durable, in order. */
  pending: ((names: Map<string, Node>) => void)[]
}
type Node = File | Folder

/** What goes wrong at the call number `at`, and at every later call too if it is lasting. */
export interface Plan {
  readonly at: number
  readonly code: string
  readonly lasting?: boolean
  /** Only these operations count and fail. */
  readonly only?: readonly string[]
}

const coded = (code: string, what: string): Error =>
  Object.assign(new Error(`${code}: as planned, ${what}`), { code })
const sector = 512

/** A disk in memory that knows what is durable: it can fail at any call, and lose power at any time. */
export class Disk {
  readonly root: Folder = { kind: 'folder', ino: 1, live: new Map(), durable: new Map(), pending: [] }
  calls = 0
  fired = 0
  plan: Plan | null = null
  #lastIno = 1
  #lastFd = 2
  readonly #open = new Map<number, File>()

  /** The disk as the journal sees it. */
  get fs(): Fs {
    return {
      open: (path, flags) => this.#do('open', () => this.#openFile(path, flags)),
      close: (fd) => void this.#open.delete(fd),
      read: (fd, into, offset, length, position) =>
        this.#do('read', () => this.#file(fd).live.copy(into, offset, position, position + length)),
      write: (fd, from, offset, length, position) => {
        const short = this.#short()
        return this.#do('write', () =>
          this.#write(fd, from.subarray(offset, offset + (short ? length >> 1 : length)), position),
        )
      },
      size: (fd) => this.#file(fd).live.length,
      truncate: (fd, length) =>
        this.#do('truncate', () => {
          const file = this.#file(fd)
          file.live = Buffer.concat([
            file.live.subarray(0, length),
            Buffer.alloc(Math.max(0, length - file.live.length)),
          ])
        }),
      datasync: (fd) => this.#do('datasync', () => this.#sync(fd)),
      sync: (fd) => this.#do('sync', () => this.#sync(fd)),
      syncFolder: (path) => this.#do('syncFolder', () => this.#settle(this.#folder(path))),
      rename: (from, to) => this.#do('rename', () => this.#rename(from, to)),
      unlink: (path) =>
        this.#do('unlink', () => this.#change(dirname(path), (names) => void names.delete(basename(path)))),
      mkdir: (path) => this.#do('mkdir', () => this.mkdir(path)),
      list: (path) => this.#do('list', () => [...this.#folder(path).live.keys()].sort()),
      stat: (path) => this.#stat(path),
      realpath: (path) => path,
      volume: () => ({ total: 1e9, free: 1e9 }),
    }
  }

  mkdir(path: string): void {
    this.#lastIno += 1
    const made: Folder = {
      kind: 'folder',
      ino: this.#lastIno,
      live: new Map(),
      durable: new Map(),
      pending: [],
    }
    this.#change(dirname(path), (names) => void names.set(basename(path), made))
  }

  /** Power cut: what was synced stays, and a part of the rest; `reorder` keeps any sectors instead of the first ones. */
  crash(chance: () => number, reorder = false): void {
    this.#open.clear()
    this.plan = null
    const visit = (folder: Folder): void => {
      const kept = Math.floor(chance() * (folder.pending.length + 1))
      for (const change of folder.pending.slice(0, kept)) change(folder.durable)
      folder.pending = []
      folder.live = new Map(folder.durable)
      for (const node of folder.live.values())
        if (node.kind === 'folder') visit(node)
        else this.#crashFile(node, chance, reorder)
    }
    visit(this.root)
  }

  #crashFile(file: File, chance: () => number, reorder: boolean): void {
    const { live, durable } = file
    const length = durable.length + Math.floor(chance() * (live.length - durable.length + 1))
    const after = Buffer.alloc(Math.max(0, length))
    durable.copy(after)
    for (let at = 0; at < after.length; at += sector)
      if (!reorder || chance() < 0.5)
        live.copy(after, at, at, Math.min(at + sector, after.length, live.length))
    file.live = after
    file.durable = Buffer.from(after)
  }

  #short(): boolean {
    return this.plan?.code.startsWith('short') === true && this.calls + 1 === this.plan.at
  }

  #do<T>(name: string, step: () => T): T {
    if (this.plan?.only && !this.plan.only.includes(name)) return step()
    this.calls += 1
    const { plan } = this
    const due = plan && (plan.lasting ? this.calls >= plan.at : this.calls === plan.at)
    if (due) {
      this.fired += 1
      if (!plan.code.startsWith('short')) {
        // A failed sync loses what it was asked to keep, and the kernel calls the pages clean.
        throw coded(plan.code, name)
      }
    }
    if (plan?.code === 'short, then ENOSPC' && this.calls === plan.at + 1) throw coded('ENOSPC', name)
    return step()
  }

  #node(path: string): Node | null {
    let node: Node | undefined = this.root
    for (const name of path.split('/').filter(Boolean))
      node = node?.kind === 'folder' ? node.live.get(name) : undefined
    return node ?? null
  }

  #folder(path: string): Folder {
    const node = this.#node(path)
    if (node?.kind !== 'folder') throw coded('ENOENT', path)
    return node
  }

  #file(fd: number): File {
    const file = this.#open.get(fd)
    if (!file) throw coded('EBADF', String(fd))
    return file
  }

  #openFile(path: string, flags: string): number {
    const found = this.#node(path)
    if (flags === 'wx' && found) throw coded('EEXIST', path)
    if (flags !== 'wx' && found?.kind !== 'file') throw coded('ENOENT', path)
    let file = found as File | null
    if (!file) {
      this.#lastIno += 1
      const made: File = { kind: 'file', ino: this.#lastIno, live: Buffer.alloc(0), durable: Buffer.alloc(0) }
      file = made
      this.#change(dirname(path), (names) => void names.set(basename(path), made))
    }
    this.#lastFd += 1
    this.#open.set(this.#lastFd, file)
    return this.#lastFd
  }

  #write(fd: number, from: Uint8Array, position: number): number {
    const file = this.#file(fd)
    const length = Math.max(file.live.length, position + from.length)
    const next = Buffer.alloc(length)
    file.live.copy(next)
    next.set(from, position)
    file.live = next
    return from.length
  }

  #sync(fd: number): void {
    const file = this.#file(fd)
    file.durable = Buffer.from(file.live)
  }

  #settle(folder: Folder): void {
    folder.durable = new Map(folder.live)
    folder.pending = []
  }

  #change(path: string, change: (names: Map<string, Node>) => void): void {
    const folder = this.#folder(path)
    change(folder.live)
    folder.pending.push(change)
  }

  #rename(from: string, to: string): void {
    const node = this.#node(from)
    if (!node) throw coded('ENOENT', from)
    this.#change(dirname(from), (names) => {
      names.delete(basename(from))
      names.set(basename(to), node)
    })
  }

  #stat(path: string): Stat | null {
    const node = this.#node(path)
    if (!node) return null
    const mode = node.kind === 'file' ? 0o600 : 0o700
    return {
      kind: node.kind,
      mode,
      size: node.kind === 'file' ? node.live.length : 0,
      dev: 1,
      ino: node.ino,
      changedAt: 0,
    }
  }
}
