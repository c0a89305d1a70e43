import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { trucbanHere } from '../cli/rig.ts'
import { congress, folders, openDesk } from './rig.ts'
import { keyIn, linesOf, rewriteAnchors, rewriteStream, writeLines } from './rewrite.ts'

interface Ran {
  readonly code: number
  readonly said: string
}

/** Plain Node in that folder, without a module or a variable of ours. */
const check = (folder: string, ...kept: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['verify.mjs', ...kept], { cwd: folder, env: {} }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, said: out + err })
    })
  })

async function exported(dir: string, to: string): Promise<void> {
  const ran = await trucbanHere(['export', congress, '--to', to], { env: { DATA_DIR: dir } })
  expect([ran.code, ran.err]).toEqual([0, ''])
}

/** A congress with three anchors, its export in an empty folder, and what an outsider kept. */
async function house(): Promise<{ dir: string; top: string; to: string; kept: string }> {
  const { dir, top } = folders()
  const kept = join(top, 'kept.ndjson')
  writeFileSync(join(top, 'anchors.json'), JSON.stringify({ file: kept }), { mode: 0o600 })
  const desk = await openDesk({ dir, config: join(top, 'anchors.json') })
  for (let count = 1; count <= 3; count += 1) {
    const asked = {
      name: `Đại hội lần ${count}`,
      level: 'Tỉnh',
      dutyPhone: '1',
      shifts: ['07:00'],
      reason: `Vì việc ${count}`,
    }
    await desk.must(congress, 'congress.change', asked)
    await desk.system.anchoring?.make('round')
    desk.clock.advance(60_000)
  }
  while (desk.system.anchoring?.status.places[0]?.waiting) await new Promise((next) => setTimeout(next, 5))
  await desk.stop()
  const to = join(top, 'trich')
  await exported(dir, to)
  return { dir, top, to, kept }
}

test('[KT15] an export is checked by plain Node in its folder, alone and against what outsiders kept', async () => {
  const { to, kept, dir, top } = await house()
  expect(readdirSync(to).sort()).toEqual([
    'README.txt',
    'anchors.ndjson',
    'export.json',
    'journal',
    'verify.mjs',
  ])
  const alone = await check(to)
  expect(alone).toMatchObject({ code: 0 })
  expect(alone.said).toContain('3 anchors')
  const against = await check(to, kept)
  expect(against).toMatchObject({ code: 0 })
  expect(against.said).toContain('3 anchors borne out')
  // Of the other streams it tells nothing: neither where they stand nor how they are called.
  const everything =
    readFileSync(join(to, 'anchors.ndjson'), 'utf8') + readFileSync(join(to, 'export.json'), 'utf8')
  expect(everything).not.toContain('site')
  const again = await trucbanHere(['export', congress, '--to', to], { env: { DATA_DIR: dir } })
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('not empty')])
  const none = await trucbanHere(['export', 'khong-co', '--to', join(top, 'x')], { env: { DATA_DIR: dir } })
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no congress')])
  const journal = readFileSync(join(dir, 'journal', 'site', '0000000000000001.ndjson'), 'utf8')
  expect(journal).toContain(`"act":"exported","actor":null`)
})

test('[KT16] changed, cut off, swapped: the verifier of an export names the first bad place and exits 1', async () => {
  const { to, top } = await house()
  const path = join(to, 'journal', '0000000000000001.ndjson')
  const whole = linesOf(path)
  const text = (at: number): string => whole[at] ?? ''
  const last = whole.length - 1
  const spoiled: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'a word of a text',
      whole.map((line) => line.replace('Vì việc 2', 'Vì việc 9')),
      /line \d+, commit \d+: a text is not/,
    ],
    [
      'a fact',
      whole.map((line, at) => (at === 2 ? line.replace('"at":1', '"at":2') : line)),
      /line 3, commit 2: the hash/,
    ],
    ['the end cut off', whole.slice(0, -1), /cut off or another one/],
    [
      'one taken out',
      whole.filter((_line, at) => at !== last - 1),
      new RegExp(`commit ${last - 1}: numbered ${last} `),
    ],
    [
      'two swapped',
      [...whole.slice(0, -2), text(last), text(last - 1)],
      new RegExp(`commit ${last - 1}: numbered`),
    ],
    [
      'another header',
      [text(0).replace(congress, 'dai-hoi-2'), ...whole.slice(1)],
      /line 1, commit 1: the header/,
    ],
    ['half a line', [...whole.slice(0, -1), text(last).slice(0, 40)], /not JSON/],
    [
      'other spelling',
      whole.map((line, at) => (at === 1 ? line.replace('{"commit":', '{ "commit":') : line)),
      /not as written/,
    ],
  ]
  for (const [what, lines, where] of spoiled) {
    writeLines(path, lines)
    const ran = await check(to)
    expect([what, ran.code]).toEqual([what, 1])
    expect(ran.said).toMatch(where)
    expect(ran.said).not.toContain(top)
  }
  writeLines(path, whole)
  expect((await check(to)).code).toBe(0)
  const anchors = join(to, 'anchors.ndjson')
  const lines = linesOf(anchors)
  writeLines(
    anchors,
    lines.map((line, at) => (at === 1 ? line.replace(/"at":\d/, '"at":9') : line)),
  )
  expect(await check(to)).toMatchObject({ code: 1, said: expect.stringContaining('anchors.ndjson, line 2') })
})

test('[KT17] an export of a rewritten journal fails against its anchors, and with rewritten anchors against the outsider’s', async () => {
  const { dir, top, to, kept } = await house()
  const forged = join(top, 'gia')
  cpSync(dir, forged, { recursive: true })
  rewriteStream(forged, congress, (events) =>
    events.map((event) =>
      event['name'] === 'Đại hội lần 2' ? { ...event, name: 'Đại hội lần hai' } : event,
    ),
  )
  const one = join(top, 'mot')
  await exported(forged, one)
  const first = await check(one)
  expect(first.code).toBe(1)
  expect(first.said).toContain('anchors.ndjson, line 2: the commit is another one, first bad interval from')
  rewriteAnchors(forged, keyIn(forged))
  const two = join(top, 'hai')
  await exported(forged, two)
  expect((await check(two)).code).toBe(0)
  const second = await check(two, kept)
  expect(second.code).toBe(1)
  expect(second.said).toContain('kept.ndjson, line 2: this anchor was given away and is not in the export')
  // Digits from paper, against the true one and the forged one.
  const paper = join(top, 'giay.txt')
  const digest = (JSON.parse(linesOf(kept)[1] ?? '') as { anchor: string }).anchor.slice(0, 16)
  writeFileSync(paper, `${digest.replaceAll(/(.{4})/g, '$1 ')}\n`)
  expect((await check(to, paper)).code).toBe(0)
  expect((await check(two, paper)).code).toBe(1)
})

test('[KT15] an export made while others write ends with what was durable when it was asked for', async () => {
  const { dir, top } = folders()
  const desk = await openDesk({ dir })
  const task = desk.system.audit.exportTask(congress)
  await desk.must(congress, 'congress.close', { reason: 'Bế mạc' })
  await desk.system.anchoring?.make('round')
  const pieces: Uint8Array[] = []
  for await (const piece of desk.system.audit.archive(task)) pieces.push(piece)
  const to = join(top, 'ra')
  mkdirSync(to)
  writeFileSync(join(top, 'ra.tar'), Buffer.concat(pieces))
  expect(spawnSync('tar', ['-xf', join(top, 'ra.tar'), '-C', to]).status).toBe(0)
  const ran = await check(to)
  expect([ran.code, ran.said]).toEqual([0, expect.stringContaining(`${task.head.n} commits`)])
})
