import { readFileSync } from 'node:fs'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { nodeFs } from '../adapters/fs.ts'
import { checkBackup, chosenGeneration, isRefusal } from '../backup/check.ts'
import type { Generation, Shelf } from '../backup/generation.ts'
import { beginKeyring, openKeyring } from '../backup/keyring.ts'
import { packsIn, prune } from '../backup/prune.ts'
import { takeBackup } from '../backup/take.ts'
import { readConfig } from '../config.ts'
import { home } from '../main.ts'
import { JournalDamaged } from '../journal/port.ts'
import { openerOf, keyOptions } from './backup-key.ts'
import { textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand, CliWorld } from './command.ts'

const usualKeep = 60
const shortestEvery = 1_000
const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Version of this program, as its package says. */
export const productVersion = (): string =>
  (JSON.parse(readFileSync(`${home}package.json`, 'utf8')) as { version: string }).version

/** `60s`, `5m`, `1h`, `1d` in ms; null when the option is not given. */
function spanOf(args: Args, name: string): number | null {
  const text = textOf(args, name)
  if (text === null) return null
  const found = /^(\d{1,5})([smhd])$/.exec(text)
  const ms = Number(found?.[1] ?? 0) * units[(found?.[2] ?? 's') as keyof typeof units]
  if (ms >= shortestEvery) return ms
  throw new UsageRefused(`--${name} phải như 60s, 5m, 1h, 1d.`, `--${name} must be like 60s, 5m, 1h, 1d.`)
}

function keepOf(args: Args): number | null {
  const text = textOf(args, 'keep') ?? String(usualKeep)
  if (text === 'all') return null
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new UsageRefused('--keep phải là một số từ 1, hoặc all.', '--keep must be a number from 1, or all.')
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)

/** How long ago, in words of both languages. */
function ageOf(ms: number): readonly [vi: string, en: string] {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 120) return [`${seconds} giây`, `${seconds} s`]
  if (seconds < 7_200) return [`${Math.round(seconds / 60)} phút`, `${Math.round(seconds / 60)} min`]
  return [`${Math.round(seconds / 3_600)} giờ`, `${Math.round(seconds / 3_600)} h`]
}

interface Job {
  readonly dir: string
  readonly shelf: Shelf
  readonly keep: number | null
  readonly full: boolean
  readonly product: string
  /** Manifests whose packs are known. */
  readonly known: Map<number, readonly string[]>
}

/** One run, told in one line. */
async function runOnce(
  { dir, shelf, keep, full, product, known }: Job,
  { print, complain }: CliWorld,
): Promise<Generation> {
  const means = { clock: systemClock, chance: systemChance, source: nodeFs, product, full, tell: complain }
  const began = systemClock.monotonic()
  const { seq, generation, copied, files, former } = await takeBackup({ dir, shelf, ...means })
  known.set(seq, packsIn(generation))
  const pruned = keep === null ? { generations: 0 } : prune(shelf, { done: seq, keep }, known)
  const took = ((systemClock.monotonic() - began) / 1_000).toFixed(1)
  const [vi, en] = former ? ageOf(generation.at - former.at) : ['không có', 'none']
  print(
    `Bản ${seq}: ${files} tệp, chép ${megabytes(copied)} MB, ${took} giây; bản trước ${former ? `cách ${vi}` : vi}; bỏ ${pruned.generations} bản cũ. / ` +
      `Generation ${seq}: ${files} files, ${megabytes(copied)} MB copied, ${took} s; the one before ${former ? `was ${en} earlier` : en}; ${pruned.generations} old ones dropped.`,
  )
  return generation
}

/** Runs until it is told to stop; a run that fails is told, and the next one tries again. */
async function runEvery(job: Job, every: number, world: CliWorld): Promise<void> {
  const stop: { asked: boolean; wake: () => void } = { asked: false, wake: () => undefined }
  const ask = (): void => {
    stop.asked = true
    stop.wake()
  }
  process.once('SIGTERM', ask)
  process.once('SIGINT', ask)
  let last: Generation | null = null
  let turn = job
  const stopped = (): boolean => stop.asked
  while (!stopped()) {
    try {
      last = await runOnce(turn, world)
      turn = { ...job, full: false }
    } catch (error) {
      if (!isRefusal(error) && !(error instanceof JournalDamaged)) throw error
      const [vi, en] = last
        ? ageOf(systemClock.now() - last.at)
        : ['chưa có trong lần chạy này', 'none in this run']
      world.complain(`${error.message}\nBản tốt gần nhất: ${vi}. / The last good one: ${en}.`)
    }
    if (stopped()) return
    await new Promise<void>((resolve) => {
      const cancel = systemClock.after(every, resolve)
      stop.wake = () => {
        cancel()
        resolve()
      }
    })
  }
}

/** Every generation, a line each; exit code 1 if one of them cannot be restored. */
function verifyAll(shelf: Shelf, { print, complain }: CliWorld): number {
  let good = 0
  let bad = 0
  for (const checked of checkBackup(shelf)) {
    if (checked.bad === null) {
      good += 1
      const when = new Date(checked.at).toISOString()
      print(
        `Bản / generation ${checked.seq}: ${when}, +${checked.files} tệp / files, ${megabytes(checked.bytes)} MB: tốt / good`,
      )
    } else {
      bad += 1
      complain(`Bản / generation ${checked.seq}: HỎNG / BAD: ${checked.bad}`)
    }
  }
  if (good + bad === 0) complain('Chưa có bản nào. / There is no generation yet.')
  return good > 0 && bad === 0 ? 0 : 1
}

/** The newest generation and its age; exit code 1 when it is older than asked for. */
function tellStatus(shelf: Shelf, most: number | null, { print, complain }: CliWorld): number {
  const { generation } = chosenGeneration(shelf, null, complain)
  const age = systemClock.now() - generation.at
  const [vi, en] = ageOf(age)
  const heads = Object.entries(generation.streams).map(([stream, { n }]) => `${stream} ${n}`)
  print(`Bản ${generation.seq}, ${vi} trước / generation ${generation.seq}, ${en} ago: ${heads.join(', ')}`)
  if (most === null || age <= most) return 0
  complain('Bản sao lưu quá cũ. / The backup is too old.')
  return 1
}

export const backup: CliCommand = {
  name: 'backup',
  takes: ['FOLDER'],
  summary: {
    vi: 'Sao lưu thư mục dữ liệu (cả khi máy chủ đang chạy) vào FOLDER, mã hóa, chỉ chép phần mới.',
    en: 'Backs the data folder up into FOLDER (also while the server runs): encrypted, only what is new.',
  },
  options: {
    ...keyOptions,
    init: {
      type: 'boolean',
      means: {
        vi: 'Lần đầu: bắt đầu bản sao lưu mới trong FOLDER (phải có sẵn và trống).',
        en: 'The first time: begins a new backup in FOLDER, which must exist and be empty.',
      },
    },
    every: {
      type: 'string',
      value: '60s',
      means: { vi: 'Chạy mãi, cứ khoảng này một lần.', en: 'Goes on for ever, once in this time.' },
    },
    keep: {
      type: 'string',
      value: String(usualKeep),
      means: {
        vi: 'Giữ chừng này bản gần nhất; all: không xóa gì (nơi sao lưu chỉ cho ghi thêm).',
        en: 'Keeps this many of the newest generations; all: deletes nothing (a target that only lets add).',
      },
    },
    full: {
      type: 'boolean',
      means: { vi: 'Chép lại mọi thứ.', en: 'Copies everything anew.' },
    },
    verify: {
      type: 'boolean',
      means: {
        vi: 'Không sao lưu: kiểm tra mọi bản trong FOLDER đến từng byte.',
        en: 'Makes no backup: checks every generation in FOLDER to the last byte.',
      },
    },
    status: {
      type: 'boolean',
      means: {
        vi: 'Không sao lưu: bản gần nhất và tuổi của nó.',
        en: 'Makes no backup: the newest generation and its age.',
      },
    },
    'max-age': {
      type: 'string',
      value: '5m',
      means: {
        vi: 'Với --status: mã thoát 1 khi bản gần nhất cũ hơn.',
        en: 'With --status: exit code 1 when it is older.',
      },
    },
  },
  run: async (args, world) => {
    const { dataDir: dir } = readConfig(world.env)
    const [folder = ''] = args.positionals
    const [every, keep, most] = [spanOf(args, 'every'), keepOf(args), spanOf(args, 'max-age')]
    const opener = await openerOf(args, world)
    const begun =
      args.values['init'] === true ? beginKeyring(nodeFs, folder, opener, { chance: systemChance }) : null
    const dataKey = begun ?? openKeyring(nodeFs, folder, opener)
    const shelf: Shelf = { fs: nodeFs, dir: folder, dataKey }
    if (args.values['verify'] === true) return verifyAll(shelf, world)
    if (args.values['status'] === true) return tellStatus(shelf, most, world)
    const full = args.values['full'] === true
    const job: Job = { dir, shelf, keep, full, product: productVersion(), known: new Map() }
    if (every === null) await runOnce(job, world)
    else await runEvery(job, every, world)
    return 0
  },
}
