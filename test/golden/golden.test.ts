import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyType } from '../../domain/events.ts'
import { verifyStreams } from '../../server/journal/verify.ts'
import { rulesVersion } from '../../server/app/cursor.ts'
import { goldenState } from './read.ts'
import type { Golden } from './read.ts'

const versions = readdirSync('test/golden').filter((name) => /^\d/.test(name))

/** As it lies in a data folder: files that only their owner may read. */
function laidOut(version: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-golden-'))
  cpSync(join('test/golden', version), dir, { recursive: true })
  chmodSync(join(dir, 'journal'), 0o700)
  for (const stream of readdirSync(join(dir, 'journal'))) {
    chmodSync(join(dir, 'journal', stream), 0o700)
    for (const file of readdirSync(join(dir, 'journal', stream)))
      chmodSync(join(dir, 'journal', stream, file), 0o600)
  }
  return dir
}

describe.each(versions)('the journal of version %s', (version) => {
  const dir = laidOut(version)
  const expected = JSON.parse(readFileSync(join(dir, 'state.json'), 'utf8')) as Golden

  test('[J21] verifies, replays to the state it had, and shows each view what it was shown', async () => {
    for (const found of verifyStreams(dir)) expect(found).toMatchObject({ bad: null, torn: 0 })
    const { views, rules: _now, ...now } = await goldenState(dir, version)
    const { views: shown, rules, ...then } = expected
    expect(now).toEqual(then)
    // Other rules of who sees what: every cursor of then gets a snapshot, so what it counted no longer matters.
    if (rules === rulesVersion) expect(views).toEqual(shown)
    else expect(Object.keys(views)).toEqual(Object.keys(shown))
    rmSync(dir, { recursive: true, force: true })
  })
})

test('[J22] the golden journals together hold every event type there is', () => {
  const held = versions.flatMap(
    (version) =>
      (JSON.parse(readFileSync(`test/golden/${version}/state.json`, 'utf8')) as { types: string[] }).types,
  )
  // The last administrator cannot leave, so no congress of one administrator holds this one.
  expect(everyType.filter((type) => !held.includes(type))).toEqual(['admin.left'])
})
