import { roles } from '../../domain/decision.ts'
import type { Role } from '../../domain/decision.ts'
import { Slug } from '../../domain/ids.ts'
import { line } from '../../domain/text.ts'
import { baseUrlOf, readConfig } from '../config.ts'
import type { System } from '../system.ts'
import { mustHave, Refused, textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand, CliWorld } from './command.ts'
import { refusedAccount } from './refused.ts'
import { must, withSystem } from './stopped.ts'

interface Wanted {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
  readonly congress: string | null
  readonly phone: string | undefined
  readonly password: string | undefined
}

const isRole = (role: string): role is Role => roles.some((each) => each === role)

async function wantedOf(args: Args, { readInput }: CliWorld): Promise<Wanted> {
  const username = mustHave(args, 'username', 'user add')
  const role = mustHave(args, 'role', 'user add')
  const organisation = mustHave(args, 'org', 'user add')
  if (!isRole(role))
    throw new UsageRefused(
      `--role phải là một trong: ${roles.join(', ')}.`,
      `--role must be one of: ${roles.join(', ')}.`,
    )
  const name = line(120).safeParse(textOf(args, 'name') ?? username)
  if (!name.success)
    throw new UsageRefused(
      '--name phải là một dòng, tối đa 120 ký tự.',
      '--name must be one line of at most 120 characters.',
    )
  const password =
    args.values['password-stdin'] === true ? (await readInput()).replace(/\r?\n$/, '') : undefined
  const phone = textOf(args, 'phone') ?? undefined
  return {
    username,
    name: name.data,
    role,
    organisation,
    congress: textOf(args, 'congress'),
    phone,
    password,
  }
}

/** The congress to join: the one named, or the only one; null for a site administrator where there is none or several. */
function congressFor({ desk }: System, { congress, role }: Wanted): string | null {
  const all = [...desk.site().congresses.keys()]
  if (congress !== null && !all.includes(congress))
    throw new Refused(
      `Không có Đại hội "${congress}". Đang có: ${all.join(', ') || '(chưa có)'}.`,
      `There is no congress "${congress}". There are: ${all.join(', ') || '(none)'}.`,
    )
  if (congress !== null) return congress
  const [only] = all
  if (all.length === 1 && only !== undefined) return only
  if (role === 'admin') return null
  if (all.length === 0)
    throw new Refused(
      'Chưa có Đại hội nào. Nhập kế hoạch trước: trucban congress import',
      'There is no congress yet. Import a plan first: trucban congress import',
    )
  throw new Refused(
    `Có nhiều Đại hội, hãy thêm --congress: ${all.join(', ')}.`,
    `There are several congresses, add --congress: ${all.join(', ')}.`,
  )
}

/** Organisations that may be named: of the congress, else of every congress, else of the plans that ship. */
function organisationsFor({ desk, catalogue }: System, congress: string | null): Set<string> {
  const of = (id: string): string[] => [...(desk.congress(id)?.organisations.keys() ?? [])]
  if (congress !== null) return new Set(of(congress))
  const joined = [...desk.site().congresses.keys()].flatMap(of)
  if (joined.length > 0) return new Set(joined)
  return new Set([...catalogue.plans.values()].flatMap((plan) => plan.organisations.map(({ id }) => id)))
}

async function add(system: System, wanted: Wanted, baseUrl: string): Promise<string[]> {
  const { accounts, desk } = system
  const { organisation, role } = wanted
  const congress = congressFor(system, wanted)
  const known = organisationsFor(system, congress)
  if (!Slug.safeParse(organisation).success || !known.has(organisation))
    throw new Refused(
      `Không có đơn vị "${organisation}". Các đơn vị: ${[...known].join(', ')}.`,
      `There is no organisation "${organisation}". There are: ${[...known].join(', ')}.`,
    )
  const added = await accounts.add(wanted)
  if (!added.ok) throw refusedAccount(added)
  const { person } = added
  if (role === 'admin' && wanted.congress === null)
    must(await desk.asSystem('site', 'admin.join', { person, seat: organisation }), 'admin.join')
  if (congress !== null)
    must(await desk.asSystem(congress, 'person.join', { person, organisation, role }), 'person.join')
  const place = `${role} · ${organisation}${congress === null ? '' : ` · ${congress}`}`
  const done = [`Đã thêm / added: ${wanted.username} (${place})`]
  if (wanted.password !== undefined) return done
  const link = await accounts.issueLink(person)
  if (!link.ok) throw refusedAccount(link)
  return [
    ...done,
    `Đặt mật khẩu trong 72 giờ / set a password within 72 hours: ${baseUrl}/link#${link.token}`,
  ]
}

export const userAdd: CliCommand = {
  name: 'user add',
  takes: [],
  summary: {
    vi: 'Thêm một tài khoản (máy chủ đang dừng).',
    en: 'Adds an account (while the server is stopped).',
  },
  options: {
    username: { type: 'string', value: 'U', means: { vi: 'Tên đăng nhập.', en: 'User name.' } },
    name: { type: 'string', value: 'N', means: { vi: 'Tên hiển thị.', en: 'Displayed name.' } },
    role: {
      type: 'string',
      value: 'R',
      means: {
        vi: 'liaison, operator, leader hoặc admin; admin không kèm --congress là quản trị viên hệ thống.',
        en: 'liaison, operator, leader or admin; admin without --congress is a site administrator.',
      },
    },
    org: { type: 'string', value: 'O', means: { vi: 'Mã đơn vị.', en: 'Key of the organisation.' } },
    congress: {
      type: 'string',
      value: 'C',
      means: {
        vi: 'Mã Đại hội; không cần khi chỉ có một.',
        en: 'Key of the congress; not needed when there is one.',
      },
    },
    phone: { type: 'string', value: 'P', means: { vi: 'Điện thoại trực.', en: 'Duty telephone.' } },
    'password-stdin': {
      type: 'boolean',
      means: {
        vi: 'Đọc mật khẩu từ đầu vào chuẩn; không có thì in liên kết đặt mật khẩu.',
        en: 'Reads the password from standard input; without it a link to set one is printed.',
      },
    },
  },
  run: async (args, world) => {
    const wanted = await wantedOf(args, world)
    const config = readConfig(world.env)
    const done = await withSystem(world, {}, (system) => add(system, wanted, baseUrlOf(config, config.port)))
    for (const told of done) world.print(told)
    return 0
  },
}
