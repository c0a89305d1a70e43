import { readFileSync, readlinkSync, unlinkSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { diskCode } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { refusedStart } from './identity.ts'
import { dropLease, leaseEvery, renewLease, takeLease } from './lease.ts'
import { sha256 } from './line.ts'
import type { StartRefused } from './port.ts'

/** A folder held by this process. It is free again when `release` is called or the process ends, however it ends. */
export interface Lock {
  release(): Promise<void>
}

export interface LockMeans {
  readonly fs: Fs
  readonly chance: Chance
  readonly clock: Clock
  /** Called if another machine or container took the folder all the same: this process must end. */
  readonly onLost: () => void
  /** Who holds it; the process itself by default. */
  readonly holder?: { readonly bootId: string; readonly netns: string; readonly pid: number }
  /** `linux` has sockets without a file; elsewhere a socket file stands in. */
  readonly platform?: NodeJS.Platform
}

/**
 * Holds `dir` for this process, or throws `StartRefused`. A listening socket keeps out processes that share our network
 * namespace and vanishes with us; the lease keeps out those that do not share it, for at most 10 s after our death.
 */
export async function lockFolder(dir: string, means: LockMeans): Promise<Lock> {
  const { fs, clock } = means
  const server = await hold(addressOf(dir, means))
  if (!server) throw inUse(dir)
  const holder = means.holder ?? thisProcess()
  const token = Buffer.from(means.chance.bytes(16)).toString('hex')
  const lease = () => ({ ...holder, at: clock.now(), token })
  try {
    if (!takeLease(fs, dir, lease())) throw inUse(dir)
  } catch (error) {
    await closed(server)
    throw error
  }
  const stop = clock.every(leaseEvery, () => {
    if (renewLease(fs, dir, lease())) return
    stop()
    means.onLost()
  })
  return {
    release: async () => {
      stop()
      dropLease(fs, dir, token)
      await closed(server)
    },
  }
}

/** Named by the folder itself, not by its path: a second mount or a link leads to the same name. */
function addressOf(dir: string, { fs, platform = process.platform }: LockMeans): string {
  const found = fs.stat(fs.realpath(dir))
  const name = `trucban-${sha256(`${found?.dev ?? 0}:${found?.ino ?? 0}`).slice(0, 32)}`
  if (platform === 'linux') return `\0${name}`
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

async function hold(address: string): Promise<Server | null> {
  const server = await listen(address)
  if (server || address.startsWith('\0') || address.startsWith('\\')) return server
  if (await answers(address)) return null
  // A socket file whose owner is dead.
  return replaceStale(address)
}

function replaceStale(address: string): Promise<Server | null> {
  try {
    unlinkSync(address)
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
  }
  return listen(address)
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => {
      if (diskCode(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(address, () => resolve(server))
    server.unref()
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

const inUse = (dir: string): StartRefused =>
  refusedStart(
    `Thư mục ${dir} đang được một tiến trình Trực Ban khác dùng. Dừng tiến trình đó trước.`,
    `The folder ${dir} is in use by another Trực Ban process. Stop that one first.`,
  )

function thisProcess(): { bootId: string; netns: string; pid: number } {
  const orEmpty = (read: () => string): string => {
    try {
      return read().trim()
    } catch (error) {
      if (diskCode(error) === null) throw error
      return ''
    }
  }
  return {
    bootId: orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    netns: orEmpty(() => readlinkSync('/proc/self/ns/net')),
    pid: process.pid,
  }
}
