import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { Fold } from '../../server/app/fold.ts'
import { rulesVersion } from '../../server/app/cursor.ts'
import { canonical } from '../../server/journal/canonical.ts'
import { openFiles } from '../../server/journal/files.ts'

const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')

export interface Golden {
  /** Of the rules of who sees what. */
  readonly rules: number
  readonly heads: object
  readonly types: readonly string[]
  readonly parts: object
  readonly views: { readonly [key: string]: unknown }
}

/** Fields of an incident that are worked out of events of before since this version: a golden state of before lacks them. */
const derivedSince = { commander: '0.3.0' }
/** Parts of the state likewise. */
const partsSince = { policyLog: '0.4.0' }
const asOf = (version: string, part: unknown): unknown => {
  const later = Object.entries(derivedSince).filter(([, since]) => version < since)
  if (!Array.isArray(part) || later.length === 0) return part
  return part.map((record: object) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => !later.some(([name]) => name === field))),
  )
}

/** What a golden journal comes to today: heads, a digest of each part of the state, and of what each view was shown. */
export async function goldenState(dir: string, version: string): Promise<Golden> {
  const { installation } = JSON.parse(readFileSync(join(dir, 'DATA_ID'), 'utf8')) as { installation: string }
  const fail = (fault: Error): void => {
    throw fault
  }
  const journal = await openFiles(dir, {
    chance: systemChance,
    freeText,
    installation,
    onBroken: fail,
    readOnly: true,
  })
  const types = new Set<string>()
  const fold = new Fold()
  for (const stream of journal.streams())
    for await (const commit of journal.read(stream, 0)) {
      for (const { type } of commit.events) types.add(type)
      if (stream !== 'site') fold.apply(commit)
    }
  const { state, views } = fold.record()
  const known = { ...state, incidents: asOf(version, state.incidents) }
  const later = Object.entries(partsSince).filter(([, since]) => version < since)
  const kept = Object.entries(known).filter(([name]) => !later.some(([part]) => part === name))
  const parts = Object.fromEntries(kept.map(([name, part]) => [name, digest(part)]))
  const heads = Object.fromEntries(journal.streams().map((stream) => [stream, journal.head(stream)]))
  await journal.close()
  return { rules: rulesVersion, heads, types: [...types].sort(), parts, views: Object.fromEntries(views) }
}
