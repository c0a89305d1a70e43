import { describe, expect, test } from 'vitest'
import { commandSchemas, decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { clockKinds } from '../../domain/incident/clocks.ts'
import { usualPolicies } from '../../domain/incident/escalation.ts'
import type { EscalationPolicy } from '../../domain/incident/escalation.ts'
import { recordOf, stateOf } from '../../domain/state.ts'
import {
  ruleDraft,
  rulePayload,
  rulesOf,
  targetsPayload,
  timesDraft,
  unmanned,
  wrongSteps,
  wrongTimes,
} from '../../client/screens/policy/policies.ts'
import { desk, happen, now, stage } from './incidents-stage.ts'

const state = stage()
const [worst] = state.catalogue.severities

const accepted = (command: CongressCommand): boolean => {
  const form = commandSchemas[command.type].safeParse(command.payload)
  const ctx = { by: desk, at: now, madeAt: now, id: 'x', expected: null, attachment: () => null }
  return form.success && decide(state, command, ctx).ok
}

describe('time targets', () => {
  test('[I31] as they came they are a form without faults that the command takes back unchanged', () => {
    for (const targets of state.catalogue.severities) {
      const draft = timesDraft(targets)
      expect(wrongTimes(draft), targets.id).toEqual([])
      const payload = targetsPayload(targets.id, draft, ' Diễn tập ')
      expect(payload).toMatchObject({ ackMin: targets.ackMin, reason: 'Diễn tập' })
      expect(accepted({ type: 'targets.set', payload })).toBe(true)
    }
  })
  test('only whole minutes are taken, and only the run-out may be left empty', () => {
    const draft = timesDraft(worst!)
    const wrong = { ...draft, ackMin: '', firstUpdateMin: '1,5', updateEveryMin: '0', resolveMin: '20161' }
    expect(wrongTimes(wrong)).toEqual(['ackMin', 'firstUpdateMin', 'updateEveryMin', 'resolveMin'])
    expect(targetsPayload('S1', { ...draft, ackExpiresMin: '' }, 'x').ackExpiresMin).toBeNull()
    expect(targetsPayload('S1', { ...draft, ackExpiresMin: '45' }, 'x').ackExpiresMin).toBe(45)
  })
  test('[I31] what they were as they came is kept through changes and through a snapshot', () => {
    const changed = stage()
    const first = changed.catalogue.severities
    for (const ackMin of [3, 4])
      happen(changed, `t${ackMin}`, {
        type: 'targets.set',
        ...targetsPayload('S1', { ...timesDraft(worst!), ackMin: String(ackMin) }, 'x'),
      })
    const again = stateOf(recordOf(changed))
    expect(again.catalogue.severities[0]?.ackMin).toBe(4)
    expect(again.catalogue.shipped).toEqual(first)
    expect(stage().catalogue).not.toHaveProperty('shipped')
  })
})

describe('rules of escalation', () => {
  test('[I29] each clock shows the rule that holds by default, until the department sets its own', () => {
    for (const clock of clockKinds) {
      const [general, ...rest] = rulesOf(state, clock)
      expect(rest).toEqual([])
      expect(general).toEqual({ policy: usualPolicies.find((one) => one.clock === clock), isDefault: true })
    }
    const changed = stage()
    const [usual] = usualPolicies
    const set = (policy: EscalationPolicy, id: string) =>
      happen(changed, id, { type: 'escalation.set', ...policy, reason: 'x' })
    set({ ...usual!, of: 'vnpt' }, 'p1')
    set({ ...usual!, steps: [] }, 'p2')
    const shown = rulesOf(changed, 'acknowledge').map(({ policy, isDefault }) => [policy.of, isDefault])
    expect(shown).toEqual([
      [null, false],
      ['vnpt', false],
    ])
  })
  test('[I31] every default goes through the form and back unchanged, and the command takes it', () => {
    for (const policy of usualPolicies) {
      const draft = ruleDraft(policy)
      expect(wrongSteps(draft)).toEqual([])
      const { reason, ...payload } = rulePayload(draft, 'x')
      expect(payload).toEqual(policy)
      expect(accepted({ type: 'escalation.set', payload: { ...payload, reason } })).toBe(true)
    }
    const [usual] = usualPolicies
    const draft = ruleDraft(usual!)
    const wrong = {
      ...draft,
      steps: draft.steps.map((step, n) => (n === 1 ? { ...step, after: '1.5' } : step)),
    }
    expect(wrongSteps(wrong)).toEqual([1])
  })
  test('[I29] says whom a rule would not find: nobody at all, or only by role', () => {
    const step = { afterMin: 0, whose: 'lead', means: 'board' } as const
    const found = (of: string, tier: 'responder' | 'commander' | 'leader') =>
      unmanned(state, { of, steps: [{ ...step, tier }] }, now)
    expect(found('vnpt', 'responder')).toEqual({ nobody: [], byRole: [{ tier: 'responder', of: ['vnpt'] }] })
    expect(found('vnpt', 'leader')).toEqual({ nobody: [{ tier: 'leader', of: ['vnpt'] }], byRole: [] })
    expect(found('so', 'leader').byRole).toEqual([{ tier: 'leader', of: ['so'] }])
    expect(unmanned(state, { of: 'vnpt', steps: [] }, now)).toEqual({ nobody: [], byRole: [] })
  })
})
