import { no } from '../accounts/refusals.ts'
import type { Account } from '../accounts/types.ts'
import { baseUrlOf, readConfig } from '../config.ts'
import type { System } from '../system.ts'
import type { CliCommand } from './command.ts'
import { refusedAccount } from './refused.ts'
import { must, withSystem } from './stopped.ts'

/** `vinh-phuc:viettel:liaison`, and `site` for an administrator of the installation. */
function placesOf({ desk }: System, person: string): string[] {
  const places = desk.site().admins.has(person) ? ['site:admin'] : []
  for (const congress of desk.site().congresses.keys()) {
    const seat = desk.congress(congress)?.people.get(person)
    if (seat) places.push(`${congress}:${seat.organisation}:${seat.role}`)
  }
  return places
}

function mustKnow({ accounts }: System, username: string): Account {
  const account = accounts.byUsername(username)
  if (!account) throw refusedAccount(no('no-account'))
  return account
}

export const userList: CliCommand = {
  name: 'user list',
  takes: [],
  summary: { vi: 'Liệt kê tài khoản và vai trò.', en: 'Lists accounts and their roles.' },
  options: {},
  run: async (_args, world) => {
    const rows = await withSystem(world, { readOnly: true }, (system) =>
      Promise.resolve(
        system.accounts.all().map(({ person, username, name, disabled }) => {
          const state = disabled ? ' [khóa / disabled]' : ''
          return `${username}\t${name}\t${placesOf(system, person).join(' ') || '-'}${state}`
        }),
      ),
    )
    for (const row of rows) world.print(row)
    return 0
  },
}

export const userDisable: CliCommand = {
  name: 'user disable',
  takes: ['USERNAME'],
  summary: {
    vi: 'Khóa một tài khoản; mọi phiên của tài khoản kết thúc.',
    en: 'Disables an account; every session of it ends.',
  },
  options: {},
  run: async ({ positionals: [username = ''] }, world) => {
    await withSystem(world, {}, async (system) => {
      const done = await system.accounts.setDisabled(mustKnow(system, username).person, true)
      if (!done.ok) throw refusedAccount(done)
    })
    world.print(`Đã khóa / disabled: ${username}`)
    return 0
  },
}

/** The act first, its record after (`docs/decisions/0017`); nobody is named, for who holds the host is not known here. */
async function rescue({ accounts, desk }: System, person: string): Promise<void> {
  await accounts.rescue(person)
  const record = { act: 'host-rescue', actor: null, second: null, subject: person, digest: null }
  must(await desk.asSystem('site', 'office.record', record), 'office.record')
}

export const userReset: CliCommand = {
  name: 'user reset',
  takes: ['USERNAME'],
  summary: {
    vi: 'In liên kết đặt lại mật khẩu (dùng một lần, 15 phút; 72 giờ nếu chưa từng có); mở khóa nếu tài khoản bị khóa.',
    en: 'Prints a link to set a new password (one use, 15 minutes; 72 hours for a first one); enables a disabled account.',
  },
  options: {
    factors: {
      type: 'boolean',
      means: {
        vi: 'Gỡ cả bước xác nhận thứ hai và mọi phiên: cứu quản trị viên cuối cùng. Việc này được ghi vào chuỗi.',
        en: 'Also removes the second step and every session: rescues the last administrator. It is recorded in the chain.',
      },
    },
  },
  run: async ({ values, positionals: [username = ''] }, world) => {
    const config = readConfig(world.env)
    const url = await withSystem(world, {}, async (system) => {
      const { person, disabled } = mustKnow(system, username)
      if (disabled) await system.accounts.setDisabled(person, false)
      if (values['factors'] === true) await rescue(system, person)
      const link = await system.accounts.issueLink(person)
      if (!link.ok) throw refusedAccount(link)
      return `${baseUrlOf(config, config.port)}/link#${link.token}`
    })
    world.print(url)
    return 0
  },
}
