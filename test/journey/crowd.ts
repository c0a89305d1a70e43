import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Severity } from '../../domain/incident/events.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import { incident, openLine, signIn } from '../tools/client.ts'
import type { Asked } from '../tools/client.ts'
import { serveDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { installProduct } from './product.ts'

const areasInAll = 40
const plan = 'checklists/plans/vinh-phuc-demo.yaml'
/** What a province adds to the demo's plan until it has forty areas: longest names that plans really have. */
const kinds = [
  ['lodging', 'Khách sạn', 'Nhà khách và khách sạn đón đại biểu số'],
  ['group_room', 'Tổ', 'Phòng họp Tổ'],
  ['press_centre', 'Báo chí', 'Điểm tác nghiệp báo chí lưu động số'],
] as const

/** One more area of the plan file, the n-th from 1; some have the longest short name that a plan may have. */
function areaText(n: number): string {
  const [kind, plain, name] = kinds[n % kinds.length] ?? kinds[0]
  const short = n % 7 === 0 ? 'Nhà khách Tỉnh ủy cơ sở' : plain
  const lead = ['vnpt', 'viettel', 'mobifone'][n % 3] ?? 'vnpt'
  return [
    `  - id: them-${n}`,
    `    name: ${name} ${n + 4}`,
    `    short: ${short} ${n + 4}`,
    `    kind: ${kind}`,
    `    lead_carrier: ${lead}`,
    '    carriers: [vnpt, viettel, mobifone]',
    '    example: true',
  ].join('\n')
}

/** The plan with its areas filled up to forty. */
function crowded(text: string): string {
  const known = (text.match(/^ {2}- id: /gm) ?? []).length
  const more = Array.from({ length: areasInAll - known }, (_, n) => areaText(n + 1)).join('\n')
  return text.replace(/\n\nowners:/, `\n${more}\n\nowners:`)
}

const titles = [
  ['KN', 'Mất kết nối Internet tại phòng họp, đang dùng dự phòng'],
  ['TN', 'Nghẽn di động quanh nơi ăn nghỉ của đại biểu'],
  ['TB', 'Mất điện lưới, máy phát chạy được 4 giờ nữa'],
  ['BC', 'Bưu gửi không rõ nguồn gốc tại bàn nhận'],
] as const
const severityOf = (n: number): Severity => (n < 2 ? 1 : n < 8 ? 2 : n < 20 ? 3 : 4)

const incidentAt = (n: number): Asked => {
  const [category, title] = titles[n % titles.length] ?? titles[0]
  return incident({
    title,
    publicLine: title,
    area: `them-${n + 1}`,
    category,
    severity: severityOf(n),
    occurredAt: Date.now() - n * 60_000,
    lead: ['vnpt', 'viettel', 'mobifone'][n % 3],
  })
}

/** A directive whose deadline is `inMs` from now. */
const directiveOf = (text: string, to: readonly string[], inMs: number): Asked => ({
  type: 'directive.issue',
  payload: { text, organisations: to, deadline: Date.now() + inMs },
})

export interface Crowd extends Demo {
  /** Hands in commands as this person and returns the id of the last; throws when one is refused. */
  readonly command: (username: string, ...asked: readonly Asked[]) => Promise<string>
  /** Hangs another wall, of this organisation's view or the shared one; returns its address. */
  readonly hang: (organisation: string | null) => Promise<string>
}

/** Thirty open incidents and three directives that are due within the hour. */
async function fill({ command, view }: Crowd): Promise<void> {
  const open = [...(await view()).incidents.values()].filter(({ status }) => isOpen(status)).length
  const asked = Array.from({ length: 30 - open }, (_, n) => incidentAt(n))
  await command('trucban1', ...asked)
  await command(
    'lanhdao',
    ...[
      'Các nhà mạng kiểm tra máy phát tại nơi ăn nghỉ trước giờ đón đại biểu',
      'Viettel và MobiFone phối hợp phủ sóng bổ sung dọc tuyến đón đại biểu từ ga',
      'VNPT bố trí thêm một đội hàn nối cơ động tại cổng Đông Hội trường lớn đến hết ngày',
    ].map((text) => directiveOf(text, ['vnpt', 'viettel', 'mobifone'], 3_600_000)),
  )
}

/** Forty areas, nine organisations, thirty open incidents and running directives: the fullest wall. */
export async function startCrowd(): Promise<Crowd> {
  const product = await installProduct()
  const path = join(product.dir, plan)
  writeFileSync(path, crowded(readFileSync(path, 'utf8')))
  const demo = await serveDemo(product)
  const command = async (username: string, ...asked: readonly Asked[]): Promise<string> => {
    const cookie = await signIn(demo.url, username, demo.password(username))
    const line = await openLine(demo.url, { cookie })
    let id = ''
    for (const one of asked) {
      id = randomUUID()
      const answer = await line.command({ congress: demo.congress, id, ...one })
      if (!answer.ok) throw new Error(`${one.type}: ${JSON.stringify(answer.error)}`)
    }
    line.close()
    return id
  }
  const hang = async (organisation: string | null): Promise<string> => {
    const cookie = await signIn(demo.url, 'quantri', demo.password('quantri'))
    const answer = await fetch(`${demo.url}/api/v1/congresses/${demo.congress}/displays`, {
      method: 'POST',
      headers: { cookie, origin: demo.url, 'content-type': 'application/json' },
      body: JSON.stringify({ label: organisation ?? 'Dùng chung', organisation }),
    })
    if (!answer.ok) throw new Error(`no wall: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { url: string }).url
  }
  const crowd = { ...demo, command, hang }
  await fill(crowd).catch(async (cause: unknown) => {
    await demo.drop()
    throw cause
  })
  return crowd
}
