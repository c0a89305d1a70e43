import { join } from 'node:path'
import { SITE } from '../../domain/ids.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { diskCode } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { genesis } from './chain.ts'
import { createFile, replaceFile } from './durable.ts'
import { readOptional } from './opening.ts'
import { StartRefused } from './port.ts'
import { headerLine, segmentName } from './segment.ts'

/** Who a data folder belongs to. A restore gives it a new `epoch`, so that no client's cursor fits any more. */
export interface Identity {
  readonly installation: string
  readonly epoch: string
}

export interface IdentityMeans {
  readonly fs: Fs
  readonly chance: Chance
  readonly clock: Clock
}

const fileName = 'DATA_ID'
/** Present only while a folder is being initialised: a crash then leaves no riddle. */
const beginning = 'INIT'
const formatPrefix = 'trucban/data@'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const folders = ['journal', 'quarantine', 'snapshots', 'documents']

/** A sentence in both languages after which the process ends and nothing was changed. */
export const refusedStart = (vi: string, en: string): StartRefused => new StartRefused(`${vi} / ${en}`)

/**
 * Makes `dir` (absent or empty) a data folder: its folders, an empty `site` stream, and last its identity.
 * Throws `StartRefused` if anything else is in it. An interrupted call is simply made again.
 */
export function initFolder(dir: string, means: IdentityMeans): Identity {
  const { fs, chance, clock } = means
  const names = prepare(fs, dir)
  if (names.length > 0 && (!names.includes(beginning) || names.includes(fileName)))
    throw refusedStart(
      `Thư mục ${dir} không trống nên không khởi tạo. Chọn thư mục khác.`,
      `The folder ${dir} is not empty and is not initialised. Choose another one.`,
    )
  if (names.length === 0) createFile(fs, join(dir, beginning), new Uint8Array())
  fs.syncFolder(dir)
  for (const name of folders) if (fs.stat(join(dir, name)) === null) fs.mkdir(join(dir, name), 0o700)
  const identity = { installation: chance.uuid(), epoch: chance.uuid() }
  beginSite(fs, join(dir, 'journal', SITE), identity.installation)
  fs.syncFolder(join(dir, 'journal'))
  writeIdentity(dir, means, { ...identity, createdAt: new Date(clock.now()).toISOString() })
  fs.unlink(join(dir, beginning))
  fs.syncFolder(dir)
  return identity
}

/** Reads the identity of a data folder; every reason not to use the folder is a `StartRefused`. */
export function readIdentity(fs: Fs, dir: string): Identity {
  const text = readOptional(fs, join(dir, fileName))
  const hasJournal = fs.stat(join(dir, 'journal', SITE, segmentName(1))) !== null
  if (text === null) throw hasJournal ? withoutIdentity(dir) : notInitialised(dir)
  if (!hasJournal)
    throw refusedStart(
      `Thư mục ${dir} có DATA_ID nhưng thiếu nhật ký (journal/${SITE}). Khôi phục từ bản sao lưu; không mở hệ thống trống.`,
      `The folder ${dir} has a DATA_ID but its journal (journal/${SITE}) is missing. Restore it from a backup; no empty system is opened.`,
    )
  return parseIdentity(dir, text)
}

/** Gives the folder a new epoch; a restore calls it. The folder must be locked or not in use. */
export function renewEpoch(dir: string, means: IdentityMeans): Identity {
  return giveEpoch(dir, readIdentity(means.fs, dir).installation, means)
}

/** Writes the identity of a folder whose journal is there, with a new epoch: from then on it is a data folder. */
export function giveEpoch(dir: string, installation: string, means: IdentityMeans): Identity {
  const identity = { installation, epoch: means.chance.uuid() }
  writeIdentity(dir, means, { ...identity, createdAt: new Date(means.clock.now()).toISOString() })
  return identity
}

function prepare(fs: Fs, dir: string): readonly string[] {
  if (fs.stat(dir) === null) fs.mkdir(dir, 0o700)
  return fs.list(dir).filter((name) => name !== 'lost+found')
}

function beginSite(fs: Fs, folder: string, installation: string): void {
  if (fs.stat(folder) === null) fs.mkdir(folder, 0o700)
  for (const name of fs.list(folder)) fs.unlink(join(folder, name))
  const header = headerLine(installation, SITE, 1, genesis(installation, SITE))
  createFile(fs, join(folder, segmentName(1)), Buffer.from(header))
  fs.syncFolder(folder)
}

function writeIdentity(
  dir: string,
  { fs, chance }: IdentityMeans,
  fields: Identity & { readonly createdAt: string },
): void {
  const bytes = Buffer.from(`${JSON.stringify({ format: `${formatPrefix}1`, ...fields })}\n`)
  const suffix = Buffer.from(chance.bytes(8)).toString('hex')
  replaceFile(fs, { path: join(dir, fileName), bytes, keep: 1, suffix })
}

function parseIdentity(dir: string, text: string): Identity {
  const { format, installation, epoch } = fieldsOf(text)
  const version = format?.startsWith(formatPrefix) ? Number(format.slice(formatPrefix.length)) : Number.NaN
  if (version > 1)
    throw refusedStart(
      `Thư mục ${dir} do phiên bản mới hơn tạo (${String(format)}). Dùng phiên bản đó.`,
      `The folder ${dir} was made by a newer version (${String(format)}). Use that version.`,
    )
  if (version !== 1 || !installation || !uuid.test(installation) || !epoch || !uuid.test(epoch))
    throw refusedStart(
      `Tệp DATA_ID trong ${dir} không đọc được. Khôi phục tệp từ bản sao lưu.`,
      `The file DATA_ID in ${dir} cannot be read. Restore it from a backup.`,
    )
  return { installation, epoch }
}

function fieldsOf(text: string): { readonly [name: string]: string | undefined } {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return {}
    const texts = Object.entries(parsed).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    )
    return Object.fromEntries(texts)
  } catch {
    return {}
  }
}

const withoutIdentity = (dir: string): StartRefused =>
  refusedStart(
    `Thư mục ${dir} có nhật ký nhưng thiếu DATA_ID. Khôi phục tệp từ bản sao lưu.`,
    `The folder ${dir} has a journal but its DATA_ID is missing. Restore it from a backup.`,
  )

const notInitialised = (dir: string): StartRefused =>
  refusedStart(
    `Thư mục ${dir} chưa được khởi tạo. Chạy "trucban init" một lần, hoặc kiểm tra ổ đĩa đã gắn chưa.`,
    `The folder ${dir} is not initialised. Run "trucban init" once, or check that its volume is mounted.`,
  )

/** Whether a folder may be initialised: it is absent, or there is nothing in it. */
export function isBlank(fs: Fs, dir: string): boolean {
  try {
    return fs.list(dir).every((name) => name === 'lost+found' || name === beginning)
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return true
    throw error
  }
}
