import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAnchor } from '../../server/audit/anchor.ts'
import type { AnchorRecord } from '../../server/audit/anchor.ts'
import { trucbanHere } from '../cli/rig.ts'
import { congress, folders, openDesk } from './rig.ts'
import type { Desk } from './rig.ts'
import { keyIn, linesOf, rewriteAnchors, rewriteStream, writeLines } from './rewrite.ts'

const minutes = 60_000
const own = (dir: string): string => join(dir, 'anchors', 'anchors.ndjson')
const records = (dir: string): AnchorRecord[] =>
  linesOf(own(dir)).map((line) => readAnchor(line) as AnchorRecord)

/** Lets the file system answer what the clock has set going. */
const settled = async (until: () => boolean): Promise<void> => {
  for (let tries = 0; !until() && tries < 2000; tries += 1) await new Promise((next) => setTimeout(next, 2))
  expect(until()).toBe(true)
}

async function note(desk: Desk, name: string): Promise<void> {
  const shifts = ['07:00', '19:00']
  const asked = { name, level: 'Tỉnh', dutyPhone: '0211 000 111', shifts, reason: 'Đổi tên' }
  await desk.must(congress, 'congress.change', asked)
}

/** A department whose second file is held outside; three rounds, with something done before each. */
async function anchored(): Promise<{ dir: string; outside: string; top: string }> {
  const { dir, top } = folders()
  const outside = join(top, 'ngoai', 'anchors.ndjson')
  mkdirSync(join(top, 'ngoai'))
  const config = join(top, 'anchors.json')
  writeFileSync(config, JSON.stringify({ file: outside }), { mode: 0o600 })
  const desk = await openDesk({ dir, config })
  desk.system.anchoring?.start()
  for (let round = 1; round <= 3; round += 1) {
    await settled(() => linesOf(own(dir)).length === round)
    await note(desk, `Đại hội lần ${round}`)
    desk.clock.advance(5 * minutes)
  }
  await settled(() => linesOf(own(dir)).length === 4)
  await settled(() => desk.system.anchoring?.status.places[0]?.waiting === 0)
  await desk.stop()
  return { dir, outside, top }
}

const verify = (dir: string, ...files: string[]) =>
  trucbanHere(['verify', ...(files.length > 0 ? ['--anchors', ...files] : [])], { env: { DATA_DIR: dir } })

/** What the attacker wants gone. */
const forge = (dir: string): void =>
  rewriteStream(dir, congress, (events) =>
    events.map((event) =>
      event['name'] === 'Đại hội lần 2' ? { ...event, name: 'Đại hội lần hai' } : event,
    ),
  )

test('[KT1] every five minutes an anchor is made, whether or not anything happened', async () => {
  const { dir } = folders()
  const desk = await openDesk({ dir })
  desk.system.anchoring?.start()
  for (let count = 1; count <= 4; count += 1) {
    await settled(() => linesOf(own(dir)).length === count)
    desk.clock.advance(5 * minutes - 1)
    await new Promise((next) => setTimeout(next, 5))
    expect(linesOf(own(dir))).toHaveLength(count)
    desk.clock.advance(1)
  }
  await settled(() => linesOf(own(dir)).length === 5)
  const made = records(dir)
  expect(made.map(({ at }) => at - (made[0]?.at ?? 0))).toEqual(
    [0, 5, 10, 15, 20].map((each) => each * minutes),
  )
  expect(new Set(made.map(({ digest }) => digest)).size).toBe(5)
  expect(new Set(made.map(({ nonce }) => nonce)).size).toBe(5)
  expect(made[4]?.heads).toEqual(made[0]?.heads)
  expect(made[0]?.heads.map(({ stream }) => stream)).toEqual([congress, 'site'])
})

test('[KT2] what goes out is a digest, a time and a signature: no number, no name, no nonce', async () => {
  const { dir, outside } = await anchored()
  const given = linesOf(outside)
  expect(given).toHaveLength(4)
  for (const line of given)
    expect(Object.keys(JSON.parse(line) as object)).toEqual(['anchor', 'at', 'key', 'signature'])
  const text = given.join('\n')
  for (const { nonce, heads } of records(dir))
    for (const secret of [nonce, congress, ...heads.map(({ hash }) => hash)])
      expect(text).not.toContain(secret)
  expect(new Set(given.map((line) => line.length)).size).toBe(1)
})

test('[KT3] key and anchors are their owner’s only, and verify finds everything in order', async () => {
  const { dir, outside } = await anchored()
  expect(statSync(join(dir, 'anchors', 'key')).mode & 0o777).toBe(0o600)
  expect(statSync(own(dir)).mode & 0o777).toBe(0o600)
  const found = await verify(dir, outside)
  expect(found.err).toBe('')
  expect(found.code).toBe(0)
  expect(found.out).toContain('4 mốc neo')
  expect(found.out).toContain('4 mốc khớp')
})

test('[KT4] a journal rewritten with right hashes is found by the own anchors, which name the interval', async () => {
  const { dir } = await anchored()
  const made = records(dir)
  forge(dir)
  const found = await verify(dir)
  const time = (at: number): string => new Date(made[at]?.at ?? 0).toISOString()
  const reached = (at: number): number => made[at]?.heads.find(({ stream }) => stream === congress)?.n ?? 0
  expect(found.code).toBe(1)
  expect(found.err).not.toContain(`${congress}: SAI`)
  expect(found.err).toContain(
    `first bad interval from ${time(1)} to ${time(2)}, ${congress} commits ${reached(1) + 1}–${reached(2)}`,
  )
})

test('[KT5] the outsider’s copies find it when the own anchors were rewritten too, even with the own key', async () => {
  const { dir, outside } = await anchored()
  const given = linesOf(outside).map((line) => JSON.parse(line) as { at: number })
  forge(dir)
  rewriteAnchors(dir, keyIn(dir))
  expect((await verify(dir)).code).toBe(0)
  const found = await verify(dir, outside)
  expect(found.code).toBe(1)
  const time = (at: number): string => new Date(given[at]?.at ?? 0).toISOString()
  expect(found.err).toContain(`${outside}:3`)
  expect(found.err).toContain(`from ${time(1)} to ${time(2)}`)
  rewriteAnchors(dir, null)
  expect((await verify(dir)).code).toBe(0)
  expect((await verify(dir, outside)).code).toBe(1)
})

test('[KT5] digits copied from paper do as well', async () => {
  const { dir, top } = await anchored()
  const paper = join(top, 'giay.txt')
  const shown = (at: number): string => (records(dir)[at]?.digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
  writeFileSync(paper, `${shown(1)}\n${shown(3).toUpperCase()}\n`)
  expect(await verify(dir, paper)).toMatchObject({ code: 0, err: '' })
  forge(dir)
  rewriteAnchors(dir, keyIn(dir))
  const found = await verify(dir, paper)
  expect(found.code).toBe(1)
  expect(found.err).toContain('giay.txt:2')
})

test('[KT6] an anchor that is taken out, changed or not signed by the key is found at its line', async () => {
  const { dir, outside } = await anchored()
  const whole = linesOf(own(dir))
  const changed = (at: number, change: (record: AnchorRecord) => object): string[] =>
    whole.map((line, index) =>
      index === at ? JSON.stringify(change(readAnchor(line) as AnchorRecord)) : line,
    )
  const spoiled: readonly (readonly [string, readonly string[], string])[] = [
    ['a line taken out', whole.filter((_line, at) => at !== 1), 'anchors.ndjson:2'],
    ['two swapped', [whole[0]!, whole[2]!, whole[1]!, whole[3]!], 'anchors.ndjson:2'],
    ['another time', changed(2, (record) => ({ ...record, at: record.at + 1 })), 'anchors.ndjson:3'],
    ['another nonce', changed(2, (record) => ({ ...record, nonce: '0'.repeat(64) })), 'anchors.ndjson:3'],
    ['no anchor', [...whole, '{"at":1}'], 'anchors.ndjson:5'],
  ]
  for (const [what, lines, where] of spoiled) {
    writeLines(own(dir), lines)
    const found = await verify(dir)
    expect([what, found.code]).toEqual([what, 1])
    expect(found.err).toContain(where)
  }
  writeLines(own(dir), whole.slice(0, 2))
  expect((await verify(dir)).code).toBe(0)
  const cut = await verify(dir, outside)
  expect(cut).toMatchObject({ code: 1 })
  expect(cut.err).toContain(`${outside}:3`)
  rmSync(own(dir))
  expect((await verify(dir, outside)).err).toContain(`${outside}:1`)
})

test('[KT6] a journal that was cut off behind a whole line is found by the anchors', async () => {
  const { dir } = await anchored()
  const path = join(dir, 'journal', congress, '0000000000000001.ndjson')
  writeLines(path, linesOf(path).slice(0, -1))
  const found = await verify(dir)
  expect(found.code).toBe(1)
  expect(found.err).toContain('the commit is missing')
})

test('[KT7] a sign-off is anchored at once; only what everybody sees happen goes out before its round', async () => {
  const { dir, top } = folders()
  const outside = join(top, 'anchors.ndjson')
  const config = join(top, 'anchors.json')
  writeFileSync(config, JSON.stringify({ file: outside }), { mode: 0o600 })
  const desk = await openDesk({ dir, config })
  const { anchoring } = desk.system
  anchoring?.start()
  await settled(() => linesOf(own(dir)).length === 1)
  await anchoring?.make('sign-off')
  expect(linesOf(own(dir))).toHaveLength(2)
  await desk.must(congress, 'congress.close', { reason: 'Bế mạc' })
  await settled(() => linesOf(own(dir)).length === 3)
  await settled(() => linesOf(outside).length === 2)
  expect(records(dir).map(({ cause, out }) => [cause, out])).toEqual([
    ['round', true],
    ['sign-off', false],
    ['sign-off', true],
  ])
  await desk.stop()
  // The one that stayed is sealed by the next that went: it cannot be taken out or changed afterwards.
  const lines = linesOf(own(dir))
  writeLines(own(dir), [lines[0]!, lines[2]!])
  rewriteAnchors(dir, keyIn(dir))
  expect((await verify(dir)).code).toBe(0)
  expect((await verify(dir, outside)).code).toBe(1)
})

test('[KT8] the chain of anchors goes on over restarts, a torn line is cut, and no new key is made once there are anchors', async () => {
  const { dir } = folders()
  const first = await openDesk({ dir })
  await first.system.anchoring?.make('round')
  await first.stop()
  writeFileSync(own(dir), '{"at":17', { flag: 'a' })
  const second = await openDesk({ dir, clock: first.clock }, false)
  first.clock.jump(first.clock.now() - 3_600_000)
  await second.system.anchoring?.make('round')
  await second.stop()
  expect(records(dir)).toHaveLength(2)
  expect(await verify(dir)).toMatchObject({ code: 0, err: '' })
  const key = readFileSync(join(dir, 'anchors', 'key'))
  rmSync(join(dir, 'anchors', 'key'))
  await expect(openDesk({ dir, clock: first.clock }, false)).rejects.toThrow('is not there')
  writeFileSync(join(dir, 'anchors', 'key'), key, { mode: 0o644 })
  await expect(openDesk({ dir, clock: first.clock }, false)).rejects.toThrow('chmod')
})

test('[KT8] a configuration that does not hold stops the start and names the place', async () => {
  const { dir, top } = folders()
  const config = join(top, 'anchors.json')
  const secret = 'x'.repeat(32)
  const place = { name: 'VNPT', url: 'https://neo.example.vn/', secret }
  const bad: readonly (readonly [unknown, string])[] = [
    [{ places: [{ ...place, url: 'http://neo.example.vn/' }] }, 'places.0.url'],
    [{ places: [{ ...place, url: 'ftp://neo.example.vn/' }] }, 'places.0.url'],
    [{ places: [{ ...place, url: 'https://a:b@neo.example.vn/' }] }, 'places.0.url'],
    [{ places: [{ ...place, secret: 'short' }] }, 'places.0.secret'],
    [{ places: [{ ...place, allow: ['trong-nhà'] }] }, 'places.0.allow.0'],
    [{ places: [place, place] }, 'places'],
    [{ places: [place, { ...place, name: 'B' }, { ...place, name: 'C' }] }, 'places'],
    [{ file: 'relative.ndjson' }, 'file'],
    [{ fiel: '/x' }, ': '],
  ]
  await (await openDesk({ dir })).stop()
  for (const [value, where] of bad) {
    writeFileSync(config, JSON.stringify(value), { mode: 0o600 })
    await expect(openDesk({ dir, config }, false)).rejects.toThrow(where)
  }
  writeFileSync(config, '{', { mode: 0o600 })
  await expect(openDesk({ dir, config }, false)).rejects.toThrow('JSON')
  rmSync(config)
  await expect(openDesk({ dir, config }, false)).rejects.toThrow('no such file')
  writeFileSync(config, '{}', { mode: 0o640 })
  await expect(openDesk({ dir, config }, false)).rejects.toThrow('chmod')
})
