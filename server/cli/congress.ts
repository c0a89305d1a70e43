import { existsSync } from 'node:fs'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { instantOf } from '../../domain/zone.ts'
import { disk } from '../catalogue/disk.ts'
import { formatMistake, readPlan } from '../catalogue/load.ts'
import { mustHave, Refused, textOf, UsageRefused } from './command.ts'
import type { CliCommand } from './command.ts'
import { must, withSystem } from './stopped.ts'

/** A plan of the catalogue by its id, or a file from anywhere; its mistakes are all told at once. */
function planOf(named: string, catalogue: Catalogue): Plan {
  const shipped = catalogue.plans.get(named)
  if (shipped) return shipped
  if (!existsSync(named))
    throw new Refused(
      `Không có kế hoạch hay tệp "${named}". Kế hoạch có sẵn: ${[...catalogue.plans.keys()].join(', ')}.`,
      `There is no plan or file "${named}". Plans that ship: ${[...catalogue.plans.keys()].join(', ')}.`,
    )
  const { plan, mistakes } = readPlan(named, catalogue.checklists, disk)
  if (plan) return plan
  const said = (language: 'vi' | 'en'): string =>
    mistakes.map((mistake) => formatMistake(mistake, language)).join('\n')
  throw new Refused(said('vi'), said('en'))
}

const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/
const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** `2026-01-20T08:00` in the plan's zone, or with an offset of its own. */
function instantFrom(text: string, name: string, zone: string): number {
  const [, date, time] = local.exec(text) ?? []
  const isReal = !Number.isNaN(Date.parse(local.test(text) ? `${text}Z` : text))
  if (isReal && date !== undefined && time !== undefined) return instantOf(date, time, zone)
  if (isReal && withOffset.test(text)) return Date.parse(text)
  throw new UsageRefused(
    `--${name}="${text}" phải là ngày giờ ISO, ví dụ 2026-01-20T08:00 (giờ của kế hoạch) hoặc 2026-01-20T08:00+07:00.`,
    `--${name}="${text}" must be an ISO time, such as 2026-01-20T08:00 (the plan's zone) or 2026-01-20T08:00+07:00.`,
  )
}

export const congressImport: CliCommand = {
  name: 'congress import',
  takes: ['PLAN'],
  summary: {
    vi: 'Lập một Đại hội từ kế hoạch có sẵn hoặc tệp kế hoạch (máy chủ đang dừng).',
    en: 'Sets up a congress from a plan that ships or a plan file (while the server is stopped).',
  },
  options: {
    opening: { type: 'string', value: 'ISO', means: { vi: 'Giờ khai mạc.', en: 'Opening time.' } },
    closing: { type: 'string', value: 'ISO', means: { vi: 'Giờ bế mạc.', en: 'Closing time.' } },
    key: {
      type: 'string',
      value: 'KEY',
      means: {
        vi: 'Mã Đại hội; mặc định là mã kế hoạch.',
        en: 'Key of the congress; the plan’s id by default.',
      },
    },
    name: {
      type: 'string',
      value: 'NAME',
      means: {
        vi: 'Tên Đại hội; mặc định là tên kế hoạch.',
        en: 'Name of the congress; the plan’s title by default.',
      },
    },
  },
  run: async (args, world) => {
    const [named = ''] = args.positionals
    const opens = mustHave(args, 'opening', 'congress import')
    const closes = mustHave(args, 'closing', 'congress import')
    const [key, name] = [textOf(args, 'key'), textOf(args, 'name')]
    let plan: Plan | null = null
    const more = (catalogue: Catalogue): Catalogue => {
      plan = planOf(named, catalogue)
      return { ...catalogue, plans: new Map([...catalogue.plans, [plan.id, plan]]) }
    }
    const told = await withSystem(world, { more }, async ({ desk, catalogue }) => {
      const { id, zone } = plan ?? planOf(named, catalogue)
      const congress = key ?? id
      const answer = await desk.asSystem('site', 'congress.import', {
        plan: id,
        opening: instantFrom(opens, 'opening', zone),
        closing: instantFrom(closes, 'closing', zone),
        congress,
        ...(name === null ? {} : { name }),
      })
      must(answer, 'congress.import')
      const state = desk.congress(congress)
      const counts = `${state?.organisations.size ?? 0} đơn vị / organisations, ${state?.areas.size ?? 0} khu vực / areas, ${state?.rows.size ?? 0} mục / items`
      return `Đã lập Đại hội / imported: ${congress} (${counts})`
    })
    world.print(told)
    return 0
  },
}
