import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anchorFile } from '../audit/anchoring.ts'
import { checkKept, firstUnborne, readOwn, Walked } from '../audit/check-anchors.ts'
import type { BadInterval, Kept } from '../audit/check-anchors.ts'
import { AttachmentRecords, checkAttachments } from '../audit/check-attachments.ts'
import {
  ErasureRecords,
  unfinishedErasures,
  unfinishedPerson,
  unfinishedPhotos,
} from '../audit/check-erasures.ts'
import { checkSignIns, SignInRecords } from '../audit/check-sign-ins.ts'
import { nodeFs } from '../adapters/fs.ts'
import { readConfig } from '../config.ts'
import { documentsIn } from '../journal/documents.ts'
import type { Commit } from '../journal/port.ts'
import { verifyStreams } from '../journal/verify.ts'
import { Refused, textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand, CliWorld } from './command.ts'

const tornTail = 'byte dở dang ở cuối, chưa từng được xác nhận / torn bytes at the end, never acknowledged'
const untoldErasure =
  'chữ đã bị xóa mà nhật ký không ghi ai xóa / words were erased and no record says by whom'
const unfinishedErasure =
  'hai người đã duyệt xóa, máy chủ dừng khi đang xóa; khởi động máy chủ một lần để xóa và ghi nốt / ' +
  'two have confirmed this erasure and the server ended meanwhile; start it once, and it is finished and recorded'
const missingFile = 'thiếu tệp mà nhật ký dẫn tới / a file that the record cites is missing'
const changedFile = 'không đúng như đã ghi trong nhật ký / not as the record has it'
const damagedDocument =
  'không đúng tổng kiểm; máy chủ sẽ dùng bản trước đó, thay đổi cuối đã mất / ' +
  'its checksum does not hold; the server will use the version before it, and the last change is lost'
const lastLineChanged = (n: number): string =>
  `dòng cuối (n=${n}) trọn vẹn nhưng không đúng băm của nó / the last line (n=${n}) is whole and does not match its hash`

/**
 * Whether the stream's last file ends with a line end. A power cut leaves half a line; a whole one that does not hold was
 * changed, although a start would set it aside like any tail.
 */
function endsWhole(dataDir: string, stream: string): boolean {
  const folder = join(dataDir, 'journal', stream)
  const last = readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .at(-1)
  return last !== undefined && readFileSync(join(folder, last)).at(-1) === 0x0a
}

const timeOf = (at: number | null, vi: string, en: string): readonly [string, string] =>
  at === null ? [vi, en] : [new Date(at).toISOString(), new Date(at).toISOString()]

/** The interval as a sentence: when, where, why. */
function intervalSaid({ from, to, said, place, why }: BadInterval): string {
  const [fromVi, fromEn] = timeOf(from, 'đầu', 'the beginning')
  const [toVi, toEn] = timeOf(to, 'mốc đó', 'that anchor')
  const [wherePlace, whereEn] = place
    ? [
        `, ${place.stream} lần ghi ${place.after + 1}–${place.upTo}`,
        `, ${place.stream} commits ${place.after + 1}–${place.upTo}`,
      ]
    : ['', '']
  return (
    `${said}: khoảng sai đầu tiên từ ${fromVi} đến ${toVi}${wherePlace} / ` +
    `first bad interval from ${fromEn} to ${toEn}${whereEn} (${why})`
  )
}

function textIn(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What outsiders have kept: read before anything is checked, so that a wrong name is told at once. */
function keptBy(args: Args): readonly Kept[] {
  const first = textOf(args, 'anchors')
  if (first === null && args.positionals.length > 0)
    throw new UsageRefused(
      'Cần đúng: trucban verify [--anchors TỆP…]. Xem: trucban verify --help',
      'Expected: trucban verify [--anchors FILE…]. See: trucban verify --help',
    )
  return (first === null ? [] : [first, ...args.positionals]).map((file) => {
    const text = textIn(file)
    if (text === null) throw new Refused(`Không có tệp ${file}.`, `There is no file ${file}.`)
    return { file, text }
  })
}

interface Findings {
  readonly print: CliWorld['print']
  readonly bad: (what: string, why: string) => void
}

/** What is told of each commit while the chains are walked. */
interface Seers {
  readonly walked: Walked
  readonly signIns: SignInRecords
  readonly attachments: AttachmentRecords
}

function checkStreams(dataDir: string, seers: Seers, { print, bad }: Findings): void {
  const erasures = new ErasureRecords()
  const all = [seers.walked, seers.signIns, seers.attachments, erasures]
  const each = (commit: Commit): void => all.forEach((one) => one.see(commit))
  for (const found of verifyStreams(dataDir, { each })) {
    const { stream, head, segments, torn, erased } = found
    print(
      `${stream}: ${head.n} lần ghi / commits, ${segments} tệp / files, ${erased.length} đoạn đã xóa / erased texts, ${head.hash}`,
    )
    erasures.found(found)
    if (found.bad) bad(stream, found.bad.message)
    else if (torn > 0 && endsWhole(dataDir, stream)) bad(stream, lastLineChanged(head.n + 1))
    else if (torn > 0) print(`${stream}: ${torn} ${tornTail}`)
  }
  const untold = erasures.untold()
  const unfinished = untold.length > 0 ? unfinishedErasures(dataDir) : new Set<string>()
  const worst = untold.find((place) => !unfinished.has(place)) ?? untold[0]
  if (worst !== undefined) bad(worst, unfinished.has(worst) ? unfinishedErasure : untoldErasure)
}

/** Photos and files stand beside the chain, which holds their digests. */
async function checkFiles(
  dataDir: string,
  records: AttachmentRecords,
  { print, bad }: Findings,
): Promise<void> {
  const found = await checkAttachments(dataDir, records)
  print(`attachments: ${found.whole} ảnh và tệp khớp / photos and files borne out`)
  const unfinished = found.bad.length > 0 ? unfinishedPhotos(dataDir) : new Set<string>()
  for (const { place, missing } of found.bad)
    if (unfinished.has(place)) bad(`attachments/${place}`, unfinishedErasure)
    else bad(`attachments/${place}`, missing ? missingFile : changedFile)
}

/** Accounts and orders stand beside the chain: each file bears its own checksum. */
function checkDocuments(dataDir: string, { print, bad }: Findings): void {
  const { names, damaged } = documentsIn(nodeFs, join(dataDir, 'documents'))
  print(`documents: ${names.length - damaged.length} tệp nguyên vẹn / files whole`)
  for (const name of damaged) bad(`documents/${name}`, damagedDocument)
}

/** The journal, its anchors, what outsiders have kept of them, the sign-in log, and what stands beside it all. */
async function check(dataDir: string, kept: readonly Kept[], findings: Findings): Promise<void> {
  const { print, bad } = findings
  // First the anchors: what they name was durable before they were made, also beside a running server.
  const own = readOwn(textIn(anchorFile(dataDir)) ?? '')
  const walked = new Walked(own.records)
  const signIns = new SignInRecords()
  const attachments = new AttachmentRecords()
  checkStreams(dataDir, { walked, signIns, attachments }, findings)
  const unborne = firstUnborne(own.records, walked)
  print(
    `anchors: ${own.records.length} mốc neo / anchors, khóa / key ${own.records.at(-1)?.key ?? 'chưa có / none yet'}`,
  )
  if (unborne) bad('anchors', intervalSaid(unborne))
  else if (own.bad) bad('anchors', intervalSaid(own.bad))
  for (const one of kept) {
    const { held, bad: interval } = checkKept(own.records, one)
    print(`${one.file}: ${held} mốc khớp / anchors borne out`)
    if (interval) bad('anchors', intervalSaid(interval))
  }
  const { days, bad: wrongDay, open } = checkSignIns(dataDir, signIns)
  print(`sign-ins: ${days} ngày khớp / days borne out, ${open} ngày chưa niêm / days not sealed yet`)
  if (wrongDay) bad('sign-ins', unfinishedPerson(dataDir) ? `${wrongDay}; ${unfinishedErasure}` : wrongDay)
  await checkFiles(dataDir, attachments, findings)
  checkDocuments(dataDir, findings)
}

export const verify: CliCommand = {
  name: 'verify',
  takes: [],
  rest: 'FILE',
  summary: {
    vi: 'Kiểm tra chuỗi băm của mọi nhật ký, mốc neo, sổ đăng nhập, ảnh, tệp và tài khoản; mã thoát 1 và chỗ sai đầu tiên nếu có sửa đổi.',
    en: 'Checks the hash chain of every journal, the anchors, the sign-in log, photos, files and accounts; exit code 1 and the first bad place on tampering.',
  },
  options: {
    anchors: {
      type: 'string',
      value: 'FILE…',
      means: {
        vi: 'Đối chiếu với các tệp mốc neo mà đơn vị bên ngoài giữ.',
        en: 'Compares with the files of anchors that outsiders have kept.',
      },
    },
  },
  run: async (args, { env, print, complain }) => {
    const { dataDir } = readConfig(env)
    const kept = keptBy(args)
    let wrong = 0
    const bad = (what: string, why: string): void => {
      wrong += 1
      complain(`${what}: SAI / BAD: ${why}`)
    }
    await check(dataDir, kept, { print, bad })
    return wrong === 0 ? 0 : 1
  },
}
