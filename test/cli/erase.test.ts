import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erasedMark } from '../../domain/erased.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { withSystem } from '../../server/cli/stopped.ts'
import { eraseTexts } from '../../server/journal/erasing.ts'
import { goodPassword } from '../accounts/rig.ts'
import { folder, serving, trucbanHere } from './rig.ts'
import { everythingIn } from '../tools/folder.ts'

const secret = 'Ghi nhầm số điện thoại 0912 345 678 của khách'
const photo = randomUUID()
const both = `${goodPassword}\n${goodPassword}\n`

const quiet = (env: Readonly<Record<string, string>>) => ({
  env,
  print: () => undefined,
  complain: () => undefined,
  readInput: () => Promise.resolve(''),
})

/** A congress with two administrators, a liaison and one incident whose note should not have been written. */
async function spoken() {
  const env = { DATA_DIR: join(folder(), 'data') }
  const run = (words: readonly string[], input = '') => trucbanHere(words, { env, input })
  const must = async (words: readonly string[], input = ''): Promise<void> => {
    const ran = await run(words, input)
    if (ran.code !== 0) throw new Error(ran.err)
  }
  const user = (username: string, role: string, org: string, more: readonly string[] = []) =>
    must(
      [
        'user',
        'add',
        '--username',
        username,
        '--name',
        username,
        '--role',
        role,
        '--org',
        org,
        ...more,
      ].concat('--password-stdin'),
      goodPassword,
    )
  await must(['init'])
  const times = ['--opening', '2026-12-20T08:00', '--closing', '2026-12-22T17:00']
  await must(['congress', 'import', 'vinh-phuc', ...times])
  await user('quantri1', 'admin', 'so')
  await user('quantri2', 'admin', 'so')
  await user('vnpt1', 'liaison', 'vnpt', ['--congress', 'vinh-phuc'])
  const entry = await withSystem(quiet(env), {}, async ({ desk, accounts, attachments }) => {
    const person = accounts.byUsername('vnpt1')?.person ?? ''
    const congress = 'vinh-phuc'
    const hand = async (type: string, payload: object): Promise<string> => {
      const id = randomUUID()
      const answer = await desk.handIn(
        person,
        { id, congress, type, payload: payload as never, madeAt: Date.now() },
        'vi',
      )
      if (!answer.ok) throw new Error(answer.error.message)
      return id
    }
    const areas = [...(desk.congress(congress)?.areas.keys() ?? [])]
    const incident = await hand('incident.open', {
      title: 'Mất sóng',
      publicLine: 'Mất sóng',
      area: areas[0],
      category: 'KN',
      sub: 'KN3',
      severity: 3,
      occurredAt: Date.now() - 60_000,
      lead: 'vnpt',
      involved: [],
      visibility: 'department',
      named: [],
      rows: [],
    })
    const text = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
    const put = await attachments.put(congress, { person, organisation: 'vnpt' }, photo, text)
    if (!put.ok) throw new Error(put.code)
    return { incident, note: await hand('incident.note', { incident, note: secret }) }
  })
  return { env, run, must, ...entry }
}

const everything = (dir: string): string => everythingIn(dir, (bytes) => bytes.toString('latin1'))
const latin1 = Buffer.from(secret).toString('latin1')

test('[K26] two administrators erase the words of one entry: gone from every file, recorded, and the chain holds', async () => {
  const { env, run, note, incident } = await spoken()
  expect(everything(env.DATA_DIR)).toContain(latin1)
  const order = ['--by', 'quantri1', '--second', 'quantri2', '--reason', 'Có số điện thoại của người dân']
  const ran = await run(['erase', 'text', 'vinh-phuc', note, ...order], both)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toMatch(/^vinh-phuc:\d+: đã xóa \/ erased: 1$/m)
  expect(everything(env.DATA_DIR)).not.toContain(latin1)
  const verified = await run(['verify'])
  expect(verified).toMatchObject({ code: 0, err: '' })
  await withSystem(quiet(env), { readOnly: true }, ({ desk }) => {
    const timeline = desk.congress('vinh-phuc')?.incidents.get(incident)?.timeline
    expect(JSON.stringify(timeline?.find(({ id }) => id === note))).toContain(erasedMark)
    return Promise.resolve()
  })
  expect((await run(['erase', 'text', 'vinh-phuc', note, ...order], both)).code).toBe(1)
}, 120_000)

test('[K26] one person alone, a wrong password, somebody without the right and a running server erase nothing', async () => {
  const { env, run, note } = await spoken()
  const words = (by: string, second: string): string[] => [
    'erase',
    'text',
    'vinh-phuc',
    note,
    '--by',
    by,
    '--second',
    second,
    '--reason',
    'Thử',
  ]
  expect((await run(words('quantri1', 'quantri1'), both)).err).toMatch(/another account/)
  expect((await run(words('quantri1', 'quantri2'), `${goodPassword}\nsai mật khẩu rồi\n`)).err).toMatch(
    /"quantri2"/,
  )
  expect((await run(words('quantri1', 'vnpt1'), both)).err).toMatch(/"vnpt1"/)
  expect((await run(words('quantri1', 'quantri2').slice(0, -2), both)).code).toBe(2)
  const server = await serving({ env })
  const beside = await run(words('quantri1', 'quantri2'), both)
  expect([beside.code, beside.err]).toEqual([1, expect.stringMatching(/in use|is running/)])
  await server.stop()
  expect(everything(env.DATA_DIR)).toContain(latin1)
}, 120_000)

test('[K26] a photo goes for good, and words that were blanked without a record are told by verify', async () => {
  const { env, run, note } = await spoken()
  const order = ['--by', 'quantri1', '--second', 'quantri2', '--reason', 'Chụp nhầm']
  expect(await run(['erase', 'photo', 'vinh-phuc', photo, ...order], both)).toMatchObject({ code: 0 })
  expect(everything(env.DATA_DIR)).not.toContain('%PDF-1.4')
  expect((await run(['erase', 'photo', 'vinh-phuc', photo, ...order], both)).code).toBe(1)

  const unwanted = { commit: (_n: number, id: string) => id === note, field: () => true }
  await eraseTexts(env.DATA_DIR, 'vinh-phuc', unwanted, { clock: systemClock, chance: systemChance })
  const verified = await run(['verify'])
  expect([verified.code, verified.err]).toEqual([1, expect.stringMatching(/no record says by whom/)])
}, 120_000)

test('[ER7] two administrators erase a person: no user name is left in any file, and the record verifies', async () => {
  const { env, run } = await spoken()
  const order = ['--by', 'quantri1', '--second', 'quantri2', '--reason', 'Theo đề nghị']
  expect((await run(['erase', 'person', 'quantri1', ...order], both)).err).toMatch(/administers the site/)
  expect(everything(env.DATA_DIR)).toContain('vnpt1')
  expect(await run(['erase', 'person', 'vnpt1', ...order], both)).toMatchObject({ code: 0, err: '' })
  expect(everything(env.DATA_DIR)).not.toContain('vnpt1')
  expect(await run(['verify'])).toMatchObject({ code: 0, err: '' })
  expect((await run(['erase', 'person', 'vnpt1', ...order], both)).code).toBe(1)
}, 120_000)
