import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { sha256 } from '../../server/adapters/hash.ts'
import { digestOf, leafOf, lineOf, noLine, readAnchor, signedText } from '../../server/audit/anchor.ts'
import type { AnchorRecord, Head } from '../../server/audit/anchor.ts'
import { genesis, readLine, seal } from '../../server/journal/chain.ts'
import type { Commit, RecordedEvent } from '../../server/journal/port.ts'

export const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1)
export const writeLines = (path: string, lines: readonly string[]): void =>
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })

/**
 * What somebody with the disk can do: from the first commit that `change` alters on, everything is sealed anew with right
 * hashes; what stood before stays byte for byte. Commits for which it gives null go.
 */
export function rewriteStream(
  dir: string,
  stream: string,
  change: (events: readonly RecordedEvent[], commit: Commit) => readonly RecordedEvent[] | null,
): void {
  const { installation } = JSON.parse(readFileSync(join(dir, 'DATA_ID'), 'utf8')) as { installation: string }
  const folder = join(dir, 'journal', stream)
  const lines: string[] = []
  let touched = false
  let place = { stream, n: 1, prev: genesis(installation, stream) }
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ndjson'))) {
    const [, ...commits] = linesOf(join(folder, name))
    for (const line of commits) {
      const commit = readLine(Buffer.from(line))
      const events = change(commit.events, commit)
      if (events === null) {
        touched = true
        continue
      }
      touched ||= JSON.stringify(events) !== JSON.stringify(commit.events)
      if (!touched) {
        lines.push(line)
        place = { stream, n: place.n + 1, prev: commit.hash }
        continue
      }
      const { at, by, command } = commit
      const draft = { at, by, command: { id: command.id, body: 'x' }, events }
      const made = seal(draft, place, { chance: systemChance, freeText: freeText })
      lines.push(made.line)
      place = { stream, n: place.n + 1, prev: made.commit.hash }
    }
    rmSync(join(folder, name))
  }
  const first = `{"format":"trucban/journal@1","installation":"${installation}","stream":"${stream}","first":1,"prev":"${genesis(installation, stream)}"}`
  writeLines(join(folder, '0000000000000001.ndjson'), [first, ...lines])
}

/** Hashes of a stream as it stands on the disk, by number. */
export function hashesOf(dir: string, stream: string): Map<number, string> {
  const folder = join(dir, 'journal', stream)
  const found = new Map<number, string>()
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.ndjson')))
    for (const line of linesOf(join(folder, name)).slice(1)) {
      const { n, hash } = readLine(Buffer.from(line))
      found.set(n, hash)
    }
  return found
}

/** The department's own anchors made anew to fit the journal as it is now, signed with `key` or a new one. */
export function rewriteAnchors(dir: string, key: KeyObject | null): void {
  const path = join(dir, 'anchors', 'anchors.ndjson')
  const { privateKey } = key === null ? generateKeyPairSync('ed25519') : { privateKey: key }
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? ''
  let prev = noLine
  const lines = linesOf(path).map((line) => {
    const was = readAnchor(line) as AnchorRecord
    const heads = was.heads.map((head): Head => {
      const hashes = hashesOf(dir, head.stream)
      const n = Math.min(head.n, hashes.size)
      return { stream: head.stream, n, hash: hashes.get(n) ?? '' }
    })
    const digest = digestOf(heads.map(leafOf), { ...was, prev })
    const signature = sign(null, Buffer.from(signedText(digest, was.at)), privateKey).toString('base64url')
    const made = lineOf({ ...was, heads, prev, digest, signature, key: publicKey })
    prev = sha256(made)
    return made
  })
  writeLines(path, lines)
}

export const keyIn = (dir: string): KeyObject => createPrivateKey(readFileSync(join(dir, 'anchors', 'key')))
