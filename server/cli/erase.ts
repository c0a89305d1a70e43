import { SITE } from '../../domain/ids.ts'
import type { OfficeAct } from '../../domain/site/office.ts'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { argonHasher } from '../adapters/hash.ts'
import { readConfig } from '../config.ts'
import { eraseTexts } from '../journal/erasing.ts'
import type { System } from '../system.ts'
import { Refused, textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand, CliWorld, Option } from './command.ts'
import { must, withSystem } from './stopped.ts'

/** Who erases, and why: two persons, each with their password. */
interface Order {
  readonly by: string
  readonly second: string
  readonly reason: string
  readonly passwords: readonly [string, string]
}

const options: Readonly<Record<string, Option>> = {
  by: {
    type: 'string',
    value: 'U',
    means: { vi: 'Tên đăng nhập của người xóa.', en: 'User name of who erases.' },
  },
  second: {
    type: 'string',
    value: 'U2',
    means: {
      vi: 'Tên đăng nhập của người thứ hai, khác người xóa.',
      en: 'User name of the second person, another than who erases.',
    },
  },
  reason: {
    type: 'string',
    value: 'TEXT',
    means: { vi: 'Lý do, được ghi vào nhật ký.', en: 'Why; recorded in the journal.' },
  },
}

async function orderOf(args: Args, world: CliWorld): Promise<Order> {
  const [by, second, reason] = ['by', 'second', 'reason'].map((name) => textOf(args, name)?.trim() ?? '')
  if (!by || !second || !reason)
    throw new UsageRefused(
      'Cần --by, --second và --reason. Xem: trucban erase text --help',
      '--by, --second and --reason are needed. See: trucban erase text --help',
    )
  const [first = '', other = ''] = (await world.readInput()).split(/\r?\n/)
  return { by, second, reason, passwords: [first, other] }
}

/** The two as their ids. Both must administer: the site, or the congress from its department. */
async function twoPersons(
  { accounts, desk }: System,
  { by, second, passwords }: Order,
  congress: string | null,
): Promise<readonly [string, string]> {
  const hasher = argonHasher()
  const may = (person: string): boolean => {
    if (desk.site().admins.has(person)) return true
    const state = congress === null ? null : desk.congress(congress)
    const seat = state?.people.get(person)
    return seat?.role === 'admin' && state?.organisations.get(seat.organisation)?.department === true
  }
  const found: string[] = []
  for (const [at, username] of [by, second].entries()) {
    const account = accounts.byUsername(username)
    const stored = account && !account.disabled ? account.hash : null
    const right = await hasher.verify(stored, (passwords[at] ?? '').normalize('NFC'), 'other')
    if (right !== true || !account || !may(account.person))
      throw new Refused(
        `"${username}": sai mật khẩu hoặc không phải quản trị viên. Mật khẩu của hai người đọc từ đầu vào chuẩn, mỗi người một dòng.`,
        `"${username}": wrong password, or no administrator. The passwords of both are read from standard input, a line each.`,
      )
    found.push(account.person)
  }
  const [actor = '', other = ''] = found
  if (actor === other)
    throw new Refused('Người thứ hai phải là tài khoản khác.', 'The second person must be another account.')
  return [actor, other]
}

async function record(
  world: CliWorld,
  act: OfficeAct,
  [actor, second]: readonly [string, string],
  reason: string,
  subjects: readonly { readonly subject: string; readonly digest: string | null }[],
): Promise<void> {
  await withSystem(world, {}, async ({ desk }) => {
    for (const { subject, digest } of subjects)
      must(
        await desk.asSystem('site', 'office.record', { act, actor, second, subject, digest, reason }),
        'office.record',
      )
  })
}

const nothing = (vi: string, en: string): Refused => new Refused(vi, en)

export const eraseText: CliCommand = {
  name: 'erase text',
  takes: ['CONGRESS', 'ENTRY'],
  summary: {
    vi: 'Xóa hẳn chữ đã ghi của một mục nhật ký (máy chủ dừng, hai người, có lý do); chuỗi băm vẫn đúng.',
    en: 'Erases the words of one entry for good (server stopped, two persons, a reason); the chain still holds.',
  },
  options,
  run: async (args, world) => {
    const [congress = '', entry = ''] = args.positionals
    const order = await orderOf(args, world)
    const two = await withSystem(world, { readOnly: true }, (system) => {
      if (!system.desk.congress(congress))
        throw nothing(`Không có Đại hội "${congress}".`, `There is no congress "${congress}".`)
      return twoPersons(system, order, congress)
    })
    const { dataDir } = readConfig(world.env)
    const unwanted = { commit: (_n: number, id: string) => id === entry, field: () => true }
    const means = { clock: systemClock, chance: systemChance }
    const erased = await eraseTexts(dataDir, congress, unwanted, means)
    if (erased.length === 0)
      throw nothing(
        'Mục này không có, hoặc không còn chữ.',
        'There is no such entry, or no words are left in it.',
      )
    const subjects = erased.map(({ n, hash }) => ({ subject: `${congress}:${n}`, digest: hash }))
    await record(world, 'text-erased', two, order.reason, subjects)
    for (const { n, texts } of erased) world.print(`${congress}:${n}: đã xóa / erased: ${texts}`)
    return 0
  },
}

export const erasePhoto: CliCommand = {
  name: 'erase photo',
  takes: ['CONGRESS', 'PHOTO'],
  summary: {
    vi: 'Xóa hẳn một ảnh hoặc tệp đính kèm (máy chủ dừng, hai người, có lý do).',
    en: 'Erases a photo or attached file for good (server stopped, two persons, a reason).',
  },
  options,
  run: async (args, world) => {
    const [congress = '', photo = ''] = args.positionals
    const order = await orderOf(args, world)
    const erased = await withSystem(world, {}, async (system) => {
      const two = await twoPersons(system, order, congress)
      const digest = system.attachments.brought(congress, photo)?.record.digest ?? null
      return (await system.attachments.erase(congress, photo)) ? { two, digest } : null
    })
    if (!erased) throw nothing('Không có ảnh hoặc tệp này.', 'There is no such photo or file.')
    const { two, digest } = erased
    await record(world, 'photo-erased', two, order.reason, [{ subject: photo, digest }])
    world.print(`${photo}: đã xóa / erased`)
    return 0
  },
}

/** Congresses that the person serves in: whoever administers one of them may be one of the two. */
const servedBy = ({ desk }: System, person: string): readonly string[] =>
  [...desk.site().congresses.keys()].filter((id) => desk.congress(id)?.people.has(person))

export const erasePerson: CliCommand = {
  name: 'erase person',
  takes: ['USERNAME'],
  summary: {
    vi: 'Xóa hẳn một người khỏi tài khoản và sổ đăng nhập, chỉ còn mã (máy chủ dừng, hai người, có lý do).',
    en: 'Erases a person from accounts and sign-in log; only the id stays (server stopped, two persons, a reason).',
  },
  options,
  run: async (args, world) => {
    const [username = ''] = args.positionals
    const order = await orderOf(args, world)
    const person = await withSystem(world, {}, async (system) => {
      const { accounts, desk, erasing } = system
      const found = accounts.byUsername(username)
      if (!found || !erasing)
        throw nothing(`Không có tài khoản "${username}".`, `There is no account "${username}".`)
      if (desk.site().admins.has(found.person))
        throw nothing(
          'Người này là quản trị viên hệ thống. Gỡ quyền đó trước.',
          'This person administers the site. Take that away first.',
        )
      const [asked, confirmed] = await twoPersons(system, order, servedBy(system, found.person)[0] ?? null)
      if ([asked, confirmed].includes(found.person))
        throw nothing('Không ai tự xóa mình.', 'Nobody erases themselves.')
      const at = systemClock.now()
      await erasing.eraser.carry({
        id: systemChance.uuid(),
        congress: SITE,
        subject: null,
        places: [],
        photos: [],
        person: found.person,
        reason: 'request',
        words: order.reason,
        asked: { by: asked, at },
        confirmed: { by: confirmed, at },
      })
      return found.person
    })
    world.print(`${person}: đã xóa / erased`)
    return 0
  },
}
