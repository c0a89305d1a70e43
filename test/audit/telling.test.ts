import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tierWords } from '../../client/words/duty.ts'
import { roleWords, verdictWords } from '../../client/words/terms.ts'
import type { Area, Organisation } from '../../domain/catalogue/plan.ts'
import { emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { fieldWords } from '../../server/audit/field-words.ts'
import { told, wordsOf } from '../../server/audit/telling.ts'
import type { Naming } from '../../server/audit/telling.ts'
import { valueWords } from '../../server/audit/value-words.ts'

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
    info: { zone: 'Asia/Ho_Chi_Minh' } as CongressState['info'],
    organisations: new Map([['vnpt', { short: 'VNPT' } as Organisation]]),
    areas: new Map([['hoi-truong', { name: 'Hội trường lớn' } as Area]]),
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

test('[KT26] a line says fields, values and moments in words, ids by name; lists are written out, and what is empty is not', () => {
  const event = {
    incident: 'i-9',
    clock: 'first-update',
    dueAt: Date.UTC(2026, 10, 21, 20, 7),
    means: 'board',
    tier: 'commander',
    to: ['p-1', 'p-2'],
    step: 1,
    byHand: true,
    note: '',
    lead: null,
    mentions: [],
    of: 'vnpt',
    area: 'hoi-truong',
  }
  expect(said('vi', event)).toBe(
    'đồng hồ: cập nhật đầu · hạn: 03:07 22/11/2026 · bằng: trên bảng · tuyến: Trực chỉ huy · tới: Trực kỹ thuật 1, p-2 · bước: 1 · ghi bằng tay: có · của: VNPT · khu vực: Hội trường lớn',
  )
  expect(said('en', event)).toBe(
    'clock: first update · due: 03:07 22/11/2026 · by: board · tier: Commander on duty · to: Trực kỹ thuật 1, p-2 · step: 1 · by hand: yes · of: VNPT · area: Hội trường lớn',
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

test('[KT26] the record says roles, tiers and verdicts in the words of the screens', () => {
  expect(valueWords['role']).toEqual(roleWords)
  expect(valueWords['tier']).toEqual(tierWords)
  expect(verdictWords).toMatchObject(valueWords['verdict'] ?? {})
})

test('[KT26] what the record says in words is found by those words', () => {
  const idsOf = (search: string) => wordsOf(search, null, []).map(({ ids }) => ids)
  for (const ids of idsOf('xuất dữ liệu')) expect(ids).toContain('exported')
  expect(idsOf('commander')[0]).toContain('commander')
  expect(idsOf('truc chi huy').every((ids) => ids.includes('commander'))).toBe(true)
})
