import { join } from 'node:path'
import { nodeFs, readFile, readRange } from '../adapters/fs.ts'
import { canonical } from '../journal/canonical.ts'
import { linesOf, segmentName, segmentsIn } from '../journal/segment.ts'
import { leafOf, readAnchor } from './anchor.ts'
import type { AnchorRecord } from './anchor.ts'
import { anchorFile } from './anchoring.ts'
import type { TarEntry } from './tar.ts'
import { verifierText } from './verifier-text.ts'

/** What is exported: one stream as far as `head`, with the anchors up to now. */
export interface ExportTask {
  readonly dir: string
  readonly installation: string
  readonly stream: string
  /** The last durable commit when it was asked for. */
  readonly head: { readonly n: number; readonly hash: string }
  /** Server clock, ms. */
  readonly at: number
}

/** For whoever is handed the export. */
const readme = [
  'Bản trích nhật ký một Đại hội của Trực Ban. Kiểm tra: node verify.mjs [tệp mốc neo do đơn vị ngoài giữ…]',
  'Mã thoát 0: đúng. Mã thoát 1: nêu chỗ sai đầu tiên. Chỉ cần Node 20 trở lên. Không sửa tệp nào.',
  '',
  'The record of one congress out of Trực Ban. Check it: node verify.mjs [anchors that outsiders kept…]',
  'Exit code 0: it holds. Exit code 1: the first bad place is named. Needs Node 20 or newer, changes nothing.',
  'Formats: trucban/journal@1, trucban/anchor@1, trucban/export@1 (docs/journal.md and docs/anchors.md of the product).',
  '',
].join('\n')

/** An anchor as the export has it: of other streams only their leaves, so that it can be checked and tells nothing of them. */
function provenBy(record: AnchorRecord, stream: string): string {
  const { at, digest, key, nonce, prev, signature, heads } = record
  const leaves = heads.map(leafOf)
  const leaf = heads.findIndex((head) => head.stream === stream)
  const { n, hash } = heads[leaf] ?? { n: 0, hash: '' }
  return canonical({ at, digest, hash, key, leaf, leaves, n, nonce, prev, signature })
}

/** Anchors up to the head: a later one names commits that are not in the export. */
function anchorsFor({ dir, stream, head }: ExportTask): string {
  const path = anchorFile(dir)
  if (nodeFs.stat(path) === null) return ''
  const records = Buffer.from(readFile(nodeFs, path))
    .toString('utf8')
    .split('\n')
    .map(readAnchor)
    .filter((record): record is AnchorRecord => typeof record !== 'string')
  const fits = records.filter(({ heads }) => heads.every(({ stream: of, n }) => of !== stream || n <= head.n))
  return fits.map((record) => `${provenBy(record, stream)}\n`).join('')
}

/** A segment byte for byte, without what was written behind the head. */
function segmentBytes(path: string, first: number, head: number): Uint8Array {
  const fd = nodeFs.open(path, 'r')
  try {
    const size = nodeFs.size(fd)
    let left = head - first + 2
    let end = 0
    for (const line of linesOf(nodeFs, fd, 0, size)) {
      if (left === 0 || !line.whole) break
      left -= 1
      end = line.to
    }
    return readRange(nodeFs, fd, 0, end)
  } finally {
    nodeFs.close(fd)
  }
}

/**
 * The files of an export, one after another. Someone outside checks them with `node verify.mjs` and nothing else. Reads
 * synchronously: call it where nothing waits, in a worker or on the command line.
 */
export function* exportOf(task: ExportTask): Generator<TarEntry> {
  const { dir, installation, stream, head, at } = task
  const text = (name: string, content: string): TarEntry => ({ name, bytes: Buffer.from(content) })
  yield text('README.txt', readme)
  yield text('verify.mjs', verifierText)
  const about = { format: 'trucban/export@1', installation, stream, head, at }
  yield text('export.json', `${JSON.stringify(about, null, 2)}\n`)
  yield text('anchors.ndjson', anchorsFor(task))
  const folder = join(dir, 'journal', stream)
  for (const first of segmentsIn(nodeFs, folder)) {
    if (first > head.n) break
    const bytes = segmentBytes(join(folder, segmentName(first)), first, head.n)
    yield { name: `journal/${segmentName(first)}`, bytes }
  }
}
