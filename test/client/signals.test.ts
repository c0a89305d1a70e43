import { expect, test } from 'vitest'
import { categoryOf, factsOf, payloadOf } from '../../client/screens/signals/facts.ts'
import { afterwards, isComplete, openIn, sorted } from '../../client/screens/signals/lines.ts'
import { incidents, minute, began, uuid } from '../domain/stage.ts'
import { given, incidentId, open, say } from '../domain/story.ts'

const hint = (n: number, over: object = {}) =>
  say('vnpt liaison', 'signal.raise', { text: `Tin ${n}`, ...over }, { id: uuid(n) })
const dismiss = (n: number, at: number) =>
  say('so operator', 'signal.dismiss', { signal: uuid(n), reason: 'Báo nhầm' }, { at })
const machine = say('system', 'signal.raise', { source: 'zabbix', dedupKey: 'core-1', text: 'Mất gói' }, {})
const rule = say(
  'so operator',
  'signal.rule-set',
  {
    source: 'zabbix',
    key: '*',
    threshold: 1,
    minutes: 5,
    parent: { area: 'hoi-truong' },
    reason: 'Do tuyến chính',
  },
  {},
)

test('[TH10] what waits stands oldest first, what an open incident explains and what was settled apart', () => {
  const { state } = given(
    open(),
    rule,
    machine,
    hint(1),
    hint(2),
    hint(3),
    dismiss(3, began + 20 * minute),
    hint(4),
    dismiss(4, began + 10 * minute),
  )
  const { waiting, under, handled } = sorted(state)
  expect(waiting.map(({ id }) => id)).toEqual([uuid(1), uuid(2)])
  expect(under.map(({ key, under: by }) => [key, by])).toEqual([['core-1', incidentId]])
  expect(handled.map(({ id }) => id)).toEqual([uuid(3), uuid(4)])
  expect(openIn(state, 'hoi-truong').map(({ id }) => id)).toEqual([incidentId])
  expect(openIn(state, 'khach-san')).toEqual([])
})

test('[TH10] the choice goes on to the next signal, at the end to the one before', () => {
  const list = sorted(given(hint(1), hint(2), hint(3)).state).waiting
  expect([1, 2, 3].map((n) => afterwards(list, uuid(n)))).toEqual([uuid(2), uuid(3), uuid(2)])
  expect(afterwards(list.slice(0, 1), uuid(1))).toBeNull()
})

test('[TH2] a signal says enough with area and category; what is not known is left out of a command', () => {
  const [bare, full] = sorted(
    given(hint(1), hint(2, { area: 'hoi-truong', category: 'VT', sub: 'VT1', severity: 1 })).state,
  ).waiting
  if (!bare || !full) throw new Error('two signals wait')
  expect([isComplete(bare), isComplete(full)]).toEqual([false, true])
  expect(payloadOf(incidents, factsOf(bare))).toEqual({})
  expect(payloadOf(incidents, factsOf(full))).toEqual({
    area: 'hoi-truong',
    category: 'VT',
    sub: 'VT1',
    severity: 1,
  })
  expect(payloadOf(incidents, { area: '', kind: 'BC', severity: null })).toEqual({ category: 'BC' })
  expect(categoryOf(incidents, 'XX')).toBeNull()
})
