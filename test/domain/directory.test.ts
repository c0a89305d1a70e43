import { describe, expect, test } from 'vitest'
import { mostContacts } from '../../domain/directory/commands.ts'
import { contactsIn, meansIn, untested } from '../../domain/directory/edition.ts'
import type { Contact } from '../../domain/directory/events.ts'
import { contactFor } from '../../domain/directory/sight.ts'
import { vcardOf } from '../../domain/directory/vcard.ts'
import { freeText } from '../../domain/events.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, minute, personOf, uuid } from './stage.ts'
import { given, say } from './story.ts'

const id = uuid(0xd1)
const mobile = (seen: 'department' | 'all' | 'delegates', value = '0912 000 111') =>
  ({ kind: 'mobile', value, seen }) as const
const set = (over: object = {}, by = 'vnpt liaison', more: object = { id }) =>
  say(
    by,
    'directory.set',
    { organisation: 'vnpt', area: 'hoi-truong', post: 'Tổ trực kỹ thuật', primary: mobile('all'), ...over },
    more,
  )
const tested = (by = 'vnpt operator', level: 'primary' | 'alternate' = 'primary') =>
  say(by, 'directory.tested', { contact: id, level })
const contactOf = (story: ReturnType<typeof given>): Contact => {
  const found = story.state.directory.get(id)
  if (!found) throw new Error('there is no contact')
  return found
}

describe('the directory', () => {
  test('[DB1] an organisation keeps its own entries, the department everybody’s, nobody a competitor’s', () => {
    given().when(set()).thenHappened({ type: 'directory.set', contact: id, holder: 'vnpt' })
    given().when(set({}, 'so operator')).thenHappened({ type: 'directory.set', holder: 'vnpt' })
    given().when(set({}, 'viettel leader')).thenRefused('not-owner')
    given(set()).when(tested('viettel operator')).thenRefused('not-owner')
    given(set())
      .when(say('so operator', 'directory.remove', { contact: id }))
      .thenHappened({ type: 'directory.removed', contact: id })
    given(set())
      .when(set({ contact: id, organisation: 'viettel' }, 'so operator', {}))
      .thenRefused('not-owner', 'organisation')
  })

  test('[DB1] what is not shared is not found by others, as if it were not there', () => {
    const hidden = set({ primary: mobile('department') })
    given(hidden).when(tested('viettel operator')).thenRefused('not-found', 'contact')
    given().when(tested('viettel operator')).thenRefused('not-found', 'contact')
  })

  test('[DB2] an entry has at least one means, a place there is, and numbers that can be what they are called', () => {
    given()
      .when(set({ primary: undefined }))
      .thenRefused('means-required', 'primary')
    given()
      .when(set({ area: 'sao-hoa' }))
      .thenRefused('unknown-area', 'area')
    given()
      .when(set({ organisation: 'fpt' }, 'so operator'))
      .thenRefused('unknown-organisation', 'organisation')
    given()
      .when(set({ area: null }))
      .thenHappened({ area: null })
    for (const [kind, value, good] of [
      ['mobile', '+84 912 000 111', true],
      ['landline', '(0211) 3.861.234 #12', true],
      ['internal', '101', true],
      ['mobile', 'gọi anh Nam', false],
      ['mobile', '1', false],
      ['email', 'truc@vnpt.example', true],
      ['email', 'truc', false],
      ['radio', 'Kênh 4 · 446,05 MHz', true],
    ] as const) {
      const said = given().when(set({ alternate: { kind, value, seen: 'department' } }))
      if (good) said.thenHappened({ alternate: value })
      else said.thenRefused('means-form', 'alternate')
    }
  })

  test('[DB2] an organisation has at most so many entries, and writing the same again is nothing new', () => {
    const many = Array.from({ length: mostContacts }, (_, n) =>
      set({}, 'vnpt liaison', { id: uuid(0x200 + n) }),
    )
    given(...many)
      .when(set())
      .thenRefused('directory-full')
    given(...many)
      .when(set({ organisation: 'viettel' }, 'viettel liaison'))
      .thenHappened({ holder: 'viettel' })
    given(set())
      .when(set({ contact: id }, 'vnpt liaison', {}))
      .thenRefused('nothing-new')
    given(set()).when(set()).thenRefused('id-reused')
  })

  test('[DB3] only the department gives a number to delegates; its organisation may correct it, and it leaves the edition', () => {
    given()
      .when(set({ primary: mobile('delegates') }))
      .thenRefused('department-needed', 'primary')
    const given_ = set({ primary: mobile('delegates') }, 'so operator')
    given(given_)
      .when(set({ contact: id, primary: mobile('delegates'), post: 'Tổ trực 2' }, 'vnpt liaison', {}))
      .thenHappened({ post: 'Tổ trực 2' })
    given(given_)
      .when(set({ contact: id, primary: mobile('delegates', '0912 999 999') }, 'vnpt liaison', {}))
      .thenRefused('department-needed', 'primary')
    const corrected = given(
      given_,
      set({ contact: id, primary: mobile('all', '0912 999 999') }, 'vnpt liaison', {}),
    )
    expect(contactsIn(corrected.state.directory.values(), 'delegates', [])).toEqual([])
  })

  test('[DB4] a test call says who got through and when; a changed number was never tested, another one keeps its test', () => {
    const at = began + 30 * minute
    const story = given(
      set({ alternate: { kind: 'radio', value: 'Kênh 4', seen: 'department' } }),
      { ...tested(), at },
      { ...tested('vnpt leader', 'alternate'), at },
      set(
        {
          contact: id,
          primary: mobile('all', '0912 999 999'),
          alternate: { kind: 'radio', value: 'Kênh 4', seen: 'all' },
        },
        'vnpt liaison',
        {},
      ),
    )
    const { means } = contactOf(story)
    expect(means.primary?.tested).toBeNull()
    expect(means.alternate).toMatchObject({
      seen: 'all',
      tested: { at, by: { person: personOf('vnpt leader'), organisation: 'vnpt' } },
    })
    given(set()).when(tested('vnpt operator', 'alternate')).thenRefused('not-found', 'level')
  })

  test('[DB5] each number is shared by itself: own and department all, others what is shared, a display what delegates get', () => {
    const { state } = given(
      set(
        {
          primary: mobile('delegates'),
          alternate: { kind: 'landline', value: '0211 3861 234', seen: 'all' },
          emergency: { kind: 'runner', value: 'Phòng kỹ thuật tầng 2', seen: 'department' },
        },
        'so operator',
      ),
    )
    const levelsFor = (organisation: string | null) =>
      [...viewOf(viewerOf(state, organisation), state).directory.values()].flatMap(({ means }) =>
        Object.keys(means),
      )
    expect(levelsFor('so')).toEqual(['primary', 'alternate', 'emergency'])
    expect(levelsFor('vnpt')).toEqual(['primary', 'alternate', 'emergency'])
    expect(levelsFor('viettel')).toEqual(['primary', 'alternate'])
    expect(levelsFor(null)).toEqual(['primary'])
  })

  test('[DB5] who wrote and who tested it is for their own organisation and the department', () => {
    const story = given(set({}, 'so operator'), tested('vnpt operator'))
    const authors = (organisation: string) => {
      const seen = contactFor(viewerOf(story.state, organisation), contactOf(story))
      return [seen?.changed?.by?.organisation, seen?.means.primary?.tested?.by?.organisation]
    }
    expect(authors('so')).toEqual(['so', 'vnpt'])
    expect(authors('vnpt')).toEqual([undefined, 'vnpt'])
    expect(authors('viettel')).toEqual([undefined, undefined])
  })

  test('[DB6] the post and each number are sealed apart from the chain, so that each can be erased by itself', () => {
    expect(freeText('directory.set')).toEqual(['post', 'primary', 'alternate', 'contingency', 'emergency'])
    expect(freeText('directory.tested')).toEqual([])
  })

  test('[DB7] the delegates’ edition has only what is meant for them, in the order of places, and counts what is untested', () => {
    const other = (n: number) => ({ id: uuid(0x300 + n) })
    const { state } = given(
      set({ area: 'khach-san', primary: mobile('delegates') }, 'so operator', other(1)),
      set({ area: null, primary: mobile('delegates') }, 'so operator', other(2)),
      set({ alternate: mobile('delegates') }, 'so operator'),
      set({}, 'so operator', other(3)),
      say('so operator', 'directory.tested', { contact: uuid(0x301), level: 'primary' }),
    )
    const areas = state.areas.keys()
    const edition = contactsIn(state.directory.values(), 'delegates', [...areas])
    expect(edition.map(({ area }) => area)).toEqual([null, 'hoi-truong', 'khach-san'])
    expect(edition.map((contact) => meansIn(contact, 'delegates').map(({ level }) => level))).toEqual([
      ['primary'],
      ['alternate'],
      ['primary'],
    ])
    expect(untested(edition, 'delegates')).toBe(2)
    expect(contactsIn(state.directory.values(), 'duty', [...state.areas.keys()])).toHaveLength(4)
  })
})

describe('a vCard of a contact', () => {
  const names = {
    organisation: 'VNPT; chi nhánh',
    area: 'Hội trường',
    congress: 'Đại hội',
    language: 'vi' as const,
  }
  const contact = (): Contact =>
    contactOf(
      given(
        set(
          {
            post: 'Tổ trực, kỹ thuật',
            primary: mobile('delegates'),
            alternate: { kind: 'email', value: 'truc@vnpt.example', seen: 'delegates' },
            contingency: { kind: 'radio', value: 'Kênh 4', seen: 'department' },
          },
          'so operator',
        ),
      ),
    )

  test('[DB8] holds what an address book can use in its fields and the rest in the note, and nothing of the other edition', () => {
    const card = vcardOf(contact(), 'duty', names)
    const lines = card.replaceAll('\r\n ', '').split('\r\n')
    expect(lines).toContain('TEL;TYPE=CELL,WORK,PREF:0912 000 111')
    expect(lines).toContain('EMAIL;TYPE=INTERNET:truc@vnpt.example')
    expect(lines).toContain('ORG:VNPT\\; chi nhánh')
    expect(lines).toContain('N:Tổ trực\\, kỹ thuật;;;;')
    expect(lines.find((line) => line.startsWith('NOTE:'))).toContain('Dự phòng: Kênh 4')
    expect(vcardOf(contact(), 'delegates', names)).not.toContain('Kênh 4')
    expect(vcardOf(contact(), 'duty', names, true)).not.toContain('NOTE:')
  })

  test('[DB8] no line is longer than 75 octets, and none is cut within a letter', () => {
    const card = vcardOf(contact(), 'duty', { ...names, congress: 'Đại hội đại biểu '.repeat(12) })
    const lines = card.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(2)
    expect(card.replaceAll('\r\n ', '')).toContain('Đại hội đại biểu Đại hội đại biểu')
    expect(card).not.toContain('\ufffd')
  })
})
