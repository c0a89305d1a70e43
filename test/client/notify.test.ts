import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { copyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { routeFor } from '../../client/app/routes.ts'
import { titled } from '../../client/notify/badge.ts'
import { reporter } from '../../client/notify/reporter.ts'
import { pathOf, sentenceOf, wholeOf } from '../../client/notify/sentence.ts'
import { mutedFor, usualSettings } from '../../client/notify/settings.ts'
import type { Settings } from '../../client/notify/settings.ts'
import { lookEvery, Teller } from '../../client/notify/teller.ts'
import type { Snapshot } from '../../client/sync/snapshot.ts'
import { cableCut as id, opened } from '../domain/cable-cut.ts'
import { began, minute, onStage, personOf, uuid } from '../domain/stage.ts'
import { fakeClock } from '../tools/clock.ts'

const acknowledged: CongressEvent = {
  type: 'incident.moved',
  incident: id,
  move: 'acknowledge',
  to: 'acknowledged',
  note: '.',
}

const sounding: Settings = { ...usualSettings, sound: true }

/** A device that follows the stage; the department's operator sits before it. */
function device(over: Partial<Settings> = {}, from: readonly CongressEvent[] = []) {
  const listeners = new Set<() => void>()
  const settings = { ...sounding, ...over }
  let state = onStage()
  let n = 0
  const apply = (event: CongressEvent, by: string) => {
    n += 1
    const author = { person: personOf(by), organisation: by.split(' ')[0]! }
    evolve(state, event, { at: began + n * minute, by: author, id: uuid(0x700 + n) })
  }
  for (const event of from) apply(event, 'mobifone liaison')
  const page = { visible: true, permitted: true }
  const clock = fakeClock(began)
  const duty = { on: true as boolean | null }
  const log: string[] = []
  const snapshot = () =>
    ({
      confirmed: state,
      view: 'fresh',
      actor: { person: personOf('so operator'), organisation: 'so', role: 'operator', department: true },
    }) as unknown as Snapshot
  const teller = new Teller({
    store: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      getSnapshot: snapshot,
      now: () => clock.now() + 60 * minute,
    },
    clock,
    alarm: { update: (rings, tones) => log.push(['alarm', String(rings), ...tones].join(' ')) },
    settings: () => settings,
    recipient: () => ({
      person: personOf('so operator'),
      organisation: 'so',
      department: true,
      onDuty: duty.on,
      onNext: false,
    }),
    visible: () => page.visible,
    tell: (notices) => log.push(`told ${notices.map(({ kind }) => kind).join(' ')}`),
    notify: () => Promise.resolve(page.permitted),
    settle: (incident) => log.push(`settled ${incident === id}`),
    report: (_incident, about, outcome) => log.push(`reported ${about} ${outcome}`),
  })
  const happens = async (event: CongressEvent, by = 'mobifone liaison') => {
    log.length = 0
    state = copyState(state)
    apply(event, by)
    for (const listener of listeners) listener()
    await Promise.resolve()
    return log.splice(0)
  }
  return { teller, page, log, happens, clock, duty }
}

describe('what a device does with a notice', () => {
  test('[TB16] a new critical incident is told, rings, and is reported as shown; acknowledging settles it', async () => {
    const { happens } = device()
    expect(await happens(opened())).toEqual(['alarm true critical', 'told opened', 'reported new shown'])
    expect(await happens(acknowledged)).toEqual(['settled true', 'alarm false'])
  })

  test('[TB17] muted, in the background with and without permission: each is reported as it is', async () => {
    const muted = device({ mutedUntil: began + mutedFor })
    expect(await muted.happens(opened())).toContain('reported new muted')
    const hidden = device()
    hidden.page.visible = false
    expect(await hidden.happens(opened())).toContain('reported new shown')
    const barred = device()
    Object.assign(barred.page, { visible: false, permitted: false })
    expect(await barred.happens(opened())).toContain('reported new no-permission')
    barred.teller.seen()
    expect(barred.log.splice(0)).toEqual(['reported new shown'])
    barred.teller.seen()
    expect(barred.log).toEqual([])
  })

  test('[TB17] what is not critical is told and not reported', async () => {
    const { happens } = device()
    expect(await happens(opened({ severity: 2 }))).toEqual(['alarm false', 'told opened'])
  })

  test('[TB16] what rings already when the app is opened is told then; what is acknowledged is not', () => {
    expect(device({}, [opened()]).log).toEqual(['alarm true critical', 'told opened', 'reported new shown'])
    expect(device({}, [opened(), acknowledged]).log).toEqual(['alarm false'])
  })

  test('[TB7] who comes on duty while something rings hears it without anything having happened', () => {
    const { log, clock, duty } = device({}, [opened()])
    duty.on = false
    clock.advance(lookEvery)
    expect(log.splice(0)).toEqual(expect.arrayContaining(['settled true', 'alarm false']))
    duty.on = true
    clock.advance(lookEvery)
    expect(log).toEqual(['alarm true'])
  })

  test('[TB23] a directive is told once when its deadline passes', () => {
    const directive = uuid(0xd1)
    const deadline = began + 61 * minute
    const { log, clock, teller } = device({}, [
      { type: 'directive.issued', directive, text: 'Kiểm tra nguồn', to: ['vnpt'], deadline },
    ])
    log.length = 0
    clock.advance(minute)
    expect(log.splice(0).filter((line) => line.startsWith('told'))).toEqual([])
    clock.advance(10 * minute)
    expect(log.filter((line) => line.startsWith('told'))).toEqual(['told directive-late'])
    expect(log).toContain('alarm false soft')
    teller.close()
    expect(clock.waiting).toBe(0)
  })

  test('[TB18] whoever leaves takes the notices of the device along', () => {
    const { teller, log } = device({}, [opened()])
    log.length = 0
    teller.close()
    expect(log).toEqual(['settled true'])
  })
})

describe('words and numbers', () => {
  const spoken = (notice: Partial<Notice>, state: CongressState = onStage()) =>
    sentenceOf(
      {
        kind: 'opened',
        severity: 1,
        code: 'SC-7K4M',
        what: 'Đứt cáp VNPT',
        area: 'hoi-truong',
        subject: { kind: 'incident', id },
        count: 1,
        ...notice,
      } as Notice,
      { shown: state },
      'vi',
    )

  test('[TB19] says what, where and by which code, the place only once', () => {
    expect(spoken({})).toEqual({ what: 'Sự cố mới', line: '[Mức 1] SC-7K4M Đứt cáp VNPT · Hội trường' })
    expect(spoken({ what: 'Đứt cáp tại Hội trường' }).line).toBe('[Mức 1] SC-7K4M Đứt cáp tại Hội trường')
    const row = { kind: 'row', id: 'CN-05.hoi-truong.vnpt' } as const
    expect(
      spoken({ kind: 'overdue', severity: null, code: 'CN-05', what: '', subject: row, count: 3 }),
    ).toEqual({
      what: '3 mục quan trọng quá hạn, đầu tiên',
      line: 'CN-05 Mục CN-05 · Hội trường',
    })
    const handover = { kind: 'handover', severity: null, code: '', what: '', area: null } as const
    expect(
      wholeOf({ ...handover, subject: { kind: 'handover', id } } as Notice, { shown: onStage() }, 'vi'),
    ).toBe('Bàn giao ca chờ nhận')
  })

  test('[TB19] a press on it leads to a screen that there is', () => {
    const kinds = ['incident', 'row', 'directive', 'handover'] as const
    const paths = kinds.map((kind) => pathOf({ subject: { kind, id } }))
    expect(new Set(paths).size).toBe(kinds.length)
    expect(paths.filter((path) => routeFor(path) === null)).toEqual([])
  })

  test('[TB20] the title counts and forgets', () => {
    expect(titled('Trực Ban', 2)).toBe('(2) Trực Ban')
    expect(titled('(2) Trực Ban', 120)).toBe('(99+) Trực Ban')
    expect(titled('(99+) Trực Ban', 0)).toBe('Trực Ban')
  })
})

describe('the report', () => {
  test('[TB17] without an answer is handed in again, five times at most; a no is taken', async () => {
    const clock = fakeClock(began)
    let asked = 0
    const lost = reporter(clock, () => {
      asked += 1
      return Promise.resolve({ ok: false, error: { status: 0, code: 'no-connection' } })
    })
    lost.send(id, 'new', 'shown')
    for (let n = 0; n < 9; n += 1) {
      await Promise.resolve()
      await Promise.resolve()
      clock.advance(30_000)
    }
    expect(asked).toBe(5)
    let refused = 0
    const no = reporter(clock, () => {
      refused += 1
      return Promise.resolve({ ok: false, error: { status: 422, code: 'nothing-new' } })
    })
    no.send(id, 'new', 'shown')
    await Promise.resolve()
    clock.advance(120_000)
    expect(refused).toBe(1)
  })
})
