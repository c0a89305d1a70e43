import { scopes } from '../../domain/site/scopes.ts'
import type { Scope } from '../../domain/site/scopes.ts'
import { isLiving } from '../accounts/tokens.ts'
import { systemClock } from '../adapters/clock.ts'
import { endToken, makeToken, NewToken, works } from '../http/token-making.ts'
import { wordsOf } from '../http/words.ts'
import type { ErrorCode } from '../http/words.ts'
import type { System } from '../system.ts'
import { mustHave, Refused, textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand } from './command.ts'
import { withSystem } from './stopped.ts'

const partsOf = ({ accounts, desk }: System) => ({ accounts, desk, clock: systemClock })

const refused = (code: ErrorCode, field?: string): Refused => {
  const at = field === undefined ? '' : ` (${field})`
  return new Refused(`${wordsOf(code).vi}${at}`, `${wordsOf(code).en}${at}`)
}

/** What is asked for in words; the rest of its form is checked as over HTTP. */
function askedOf(args: Args) {
  const asked = {
    label: mustHave(args, 'label', 'token add'),
    organisation: mustHave(args, 'org', 'token add'),
    scopes: mustHave(args, 'scope', 'token add').split(','),
    days: Number(textOf(args, 'days') ?? '30'),
  }
  const form = NewToken.safeParse(asked)
  if (form.success) return form.data
  const field = String(form.error.issues[0]?.path[0] ?? '')
  throw new UsageRefused(
    `Sai ${field}. --scope gồm: ${scopes.join(', ')}; --days từ 1 đến 90; --label một dòng.`,
    `Wrong ${field}. --scope is made of: ${scopes.join(', ')}; --days is 1 to 90; --label is one line.`,
  )
}

/** The congress named, or the only one. */
function congressFor({ desk }: System, named: string | null): string {
  const all = [...desk.site().congresses.keys()]
  const found = named ?? (all.length === 1 ? all[0] : undefined)
  if (found !== undefined && all.includes(found)) return found
  throw new Refused(
    `Cần --congress, một trong: ${all.join(', ') || '(chưa có)'}.`,
    `--congress is needed, one of: ${all.join(', ') || '(none)'}.`,
  )
}

const value = (name: string, vi: string, en: string) => ({
  type: 'string' as const,
  value: name,
  means: { vi, en },
})

export const tokenAdd: CliCommand = {
  name: 'token add',
  takes: [],
  summary: {
    vi: 'Tạo mã truy cập cho một chương trình, in một lần (máy chủ đang dừng).',
    en: 'Makes an access token for a program, printed once (while the server is stopped).',
  },
  options: {
    label: value('L', 'Dùng vào việc gì.', 'What it is for.'),
    org: value('O', 'Mã nhìn thấy như đơn vị này.', 'It sees what this organisation sees.'),
    scope: value('S[,S]', `Quyền: ${scopes.join(', ')}.`, `Scopes: ${scopes.join(', ')}.`),
    days: value('30', 'Số ngày có hiệu lực, tối đa 90.', 'Days that it lives, at most 90.'),
    by: value(
      'USERNAME',
      'Quản trị viên chịu trách nhiệm; mã không vượt quyền người này.',
      'The administrator who answers for it; it is never more than they are.',
    ),
    congress: value('C', 'Đại hội, khi có nhiều.', 'The congress, where there are several.'),
  },
  run: async (args, world) => {
    const asked = askedOf(args)
    const by = mustHave(args, 'by', 'token add')
    const secret = await withSystem(world, {}, async (system) => {
      const congress = congressFor(system, textOf(args, 'congress'))
      const maker = system.accounts.byUsername(by)
      if (!maker || maker.disabled) throw refused('no-account', 'by')
      const made = await makeToken(partsOf(system), congress, asked, { maker: maker.person, actor: null })
      if (!made.ok) throw refused(made.code, made.field)
      return made.secret
    })
    world.print(secret)
    return 0
  },
}

const day = (at: number | null): string => (at === null ? '-' : new Date(at).toISOString().slice(0, 10))

export const tokenList: CliCommand = {
  name: 'token list',
  takes: [],
  summary: {
    vi: 'Liệt kê mã truy cập: id, Đại hội, đơn vị, quyền, hạn, lần dùng cuối, tên.',
    en: 'Lists access tokens: id, congress, organisation, scopes, expiry, last use, label.',
  },
  options: {},
  run: async (_args, world) => {
    const rows = await withSystem(world, { readOnly: true }, (system) =>
      Promise.resolve(
        [...system.desk.site().congresses.keys()].flatMap((congress) =>
          system.accounts.tokens(congress).map((token) => {
            const { id, organisation, label, expiresAt, lastUsed } = token
            const state = works(partsOf(system), token) ? '' : '[hết hiệu lực / ended]'
            const may: readonly Scope[] = token.scopes
            return [
              id,
              congress,
              organisation,
              may.join(','),
              day(expiresAt),
              day(lastUsed),
              label,
              state,
            ].join('\t')
          }),
        ),
      ),
    )
    for (const row of rows) world.print(row.trimEnd())
    return 0
  },
}

export const tokenRevoke: CliCommand = {
  name: 'token revoke',
  takes: ['ID'],
  summary: {
    vi: 'Thu hồi một mã truy cập theo id (máy chủ đang dừng).',
    en: 'Revokes an access token by its id (while the server is stopped).',
  },
  options: {},
  run: async ({ positionals: [id = ''] }, world) => {
    await withSystem(world, {}, async (system) => {
      const found = [...system.desk.site().congresses.keys()]
        .flatMap((congress) => system.accounts.tokens(congress))
        .find((token) => token.id === id && isLiving(token, systemClock.now()))
      const ended = found && (await endToken(partsOf(system), found.congress, id, null))
      if (!ended) throw refused('not-found')
    })
    world.print(`Đã thu hồi / revoked: ${id}`)
    return 0
  },
}
