import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { emptyState } from '../../domain/state.ts'
import { fieldWords } from '../../server/audit/field-words.ts'
import { told } from '../../server/audit/telling.ts'
import type { Naming } from '../../server/audit/telling.ts'

const golden = fileURLToPath(new URL('../golden/0.4.0/journal', import.meta.url))
/** Names of events' own fields that the screen never shows: kind, who, or kept apart from the chain. */
const never = new Set(['type', 'madeAt', 'rule', '$text'])

interface Line {
  readonly commit?: { readonly events: readonly Readonly<Record<string, unknown>>[] }
}
const linesOf = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const naming = (language: 'vi' | 'en'): Naming => ({
  state: {
    ...emptyState(),
    info: { zone: 'Asia/Ho_Chi_Minh' } as NonNullable<ReturnType<typeof emptyState>['info']>,
  },
  nameOf: (id) => (id === 'p-1' ? 'Trực kỹ thuật 1' : null),
  language,
})
const said = (language: 'vi' | 'en', event: object): string =>
  told(naming(language), {
    ...{ n: 7, index: 0, hash: 'ab'.repeat(32), at: 0, by: 'system' },
    event: { type: 'escalation.reached', ...event },
  }).said

test('[KT26] every field of every event that was ever written has a word in both languages', () => {
  const files = readdirSync(golden).flatMap((stream) =>
    readdirSync(join(golden, stream))
      .filter((name) => name.endsWith('.ndjson'))
      .map((name) => join(golden, stream, name)),
  )
  const fields = new Set(
    files
      .flatMap(linesOf)
      .flatMap(({ commit }) => commit?.events ?? [])
      .flatMap((event) => Object.keys(event)),
  )
  expect(fields.size).toBeGreaterThan(100)
  expect([...fields].filter((field) => !never.has(field) && !fieldWords[field])).toEqual([])
})

test('[KT26] a line says fields, values and moments in words, ids by name; lists and parts are written out', () => {
  const event = {
    clock: 'first-update',
    dueAt: Date.UTC(2026, 10, 21, 20, 7),
    means: 'board',
    tier: 'commander',
    to: ['p-1', 'p-2'],
    step: 1,
    byHand: true,
    note: '',
    lead: null,
    evidence: { readings: [{ unit: 'dBm', min: -90 }], twoPerson: false },
  }
  expect(said('vi', event)).toBe(
    'đồng hồ: cập nhật đầu · hạn: 03:07 22/11/2026 · bằng: trên bảng · tuyến: chỉ huy · tới: Trực kỹ thuật 1, p-2 · bước: 1 · ghi bằng tay: có · bằng chứng: số đo đơn vị đo dBm, tối thiểu -90, hai người không',
  )
  expect(said('en', event)).toBe(
    'clock: first update · due: 03:07 22/11/2026 · by: board · tier: commander · to: Trực kỹ thuật 1, p-2 · step: 1 · by hand: yes · evidence: readings unit dBm, min -90, two persons no',
  )
  expect(
    told(
      { ...naming('vi'), state: null },
      {
        ...{ n: 1, index: 0, hash: 'ab'.repeat(32), at: 0, by: 'system' },
        event: { type: 'office.recorded', act: 'exported', dueAt: Date.UTC(2026, 10, 21, 20, 7) },
      },
    ).said,
  ).toBe('việc: xuất dữ liệu · hạn: 20:07 UTC 21/11/2026')
})
