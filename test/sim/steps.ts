import type { Plan } from '../journal/disk.ts'
import type { Centre } from './centre.ts'
import type { Device, Tab } from './device.ts'
import { administrator, congress, newIncident, people, rows, secret } from './scene.ts'

/** One day, as its steps need it. */
export interface Scene {
  readonly random: () => number
  readonly centre: Centre
  readonly devices: readonly Device[]
  uuid(): string
}

export type Step = (scene: Scene, device: Device, tab: Tab) => void | Promise<void>

export const pick = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T
const upTo = (random: () => number, most: number): number => Math.floor(random() * most)

const incidentOf = ({ random }: Scene, { store }: Tab): string | null => {
  const ids = [...store.getSnapshot().shown.incidents.keys()]
  return ids.length === 0 ? null : pick(random, ids)
}

const visibilities = ['all', 'department', 'named'] as const

const tick: Step = ({ random, centre }, device, tab) => {
  const own = rows.filter(({ owner }) => owner === centre.net.truth.placeOf(device.person))
  const row = own.length > 0 ? pick(random, own).id : (rows[0]?.id ?? '')
  void device.send(tab, 'run.tick', { row })
}

const open: Step = ({ random, centre }, device, tab) => {
  const place = centre.net.truth.placeOf(device.person) ?? 'so'
  const visibility = place === 'so' ? pick(random, visibilities) : pick(random, ['all', 'named'] as const)
  const about = place === 'so' ? pick(random, ['vnpt', 'viettel']) : place
  void device.send(tab, 'incident.open', newIncident(`Đứt cáp ${upTo(random, 1e6)}`, visibility, about))
}

const note: Step = (scene, device, tab) => {
  const incident = incidentOf(scene, tab)
  if (incident)
    void device.send(tab, 'incident.note', { incident, note: `Đã cử tổ ${upTo(scene.random, 1e6)}` })
}

const move: Step = (scene, device, tab) => {
  const incident = incidentOf(scene, tab)
  const type = pick(scene.random, ['incident.acknowledge', 'incident.mitigate', 'incident.resolve'] as const)
  if (incident) void device.send(tab, type, { incident, note: 'Đã nhận' })
}

/** What others may see of an incident changes; the department decides. */
const shade: Step = (scene) => {
  const device = scene.devices.find(({ person }) => scene.centre.net.truth.placeOf(person) === 'so')
  const tab = device?.tabs[0]
  const incident = device && tab ? incidentOf(scene, tab) : null
  const title = incident ? tab?.store.getSnapshot().shown.incidents.get(incident)?.title : undefined
  if (!device || !tab || !incident || !title || title.includes(secret)) return
  const visibility = pick(scene.random, ['all', 'named'] as const)
  const named = visibility === 'named' ? [pick(scene.random, ['vnpt', 'viettel'])] : []
  void device.send(tab, 'incident.visibility', { incident, visibility, named })
}

const relocate: Step = (scene) => {
  const { random, centre } = scene
  const seat = {
    person: pick(random, people.slice(0, 3)).person,
    organisation: pick(random, ['vnpt', 'viettel']),
    role: 'liaison' as const,
  }
  const command = {
    id: scene.uuid(),
    congress,
    type: 'person.move',
    payload: seat,
    madeAt: centre.net.time.began,
  }
  void centre.net.server?.desk.handIn(administrator, command, 'vi')
}

/** Refused as disks refuse: full and read-only ones read and sync as before. */
const diskFaults: readonly Plan[] = [
  { at: 0, code: 'EIO' },
  { at: 0, code: 'EIO', lasting: true },
  { at: 0, code: 'EIO', only: ['datasync', 'sync', 'syncFolder'] },
  { at: 0, code: 'short' },
  { at: 0, code: 'short, then ENOSPC', only: ['write'] },
  { at: 0, code: 'ENOSPC', lasting: true, only: ['write'] },
  { at: 0, code: 'ENOSPC', only: ['write'] },
  { at: 0, code: 'EROFS', lasting: true, only: ['write', 'truncate', 'rename', 'unlink', 'mkdir'] },
  { at: 0, code: 'EMFILE', lasting: true, only: ['open'] },
]

const badDisk: Step = ({ random, centre }) => {
  const plan = pick(random, diskFaults)
  centre.spoil({ ...plan, at: 1 + upTo(random, plan.only ? 4 : 25) })
  centre.net.time.after(3_000 + upTo(random, 15_000), () => centre.repair())
}

const ownerActs: Step = ({ random }, device, tab) => {
  const left = tab.store.getSnapshot().outbox.filter(({ state }) => state === 'refused' || state === 'aside')
  if (left.length === 0) return
  const { id, state } = pick(random, left)
  if (state === 'aside' && random() < 0.5) {
    device.ledger.retried.add(id)
    void tab.store.retry(id)
    return
  }
  device.ledger.discarded.add(id)
  void tab.store.discard(id)
}

const reopen: Step = async ({ random }, device, tab) => {
  device.closeTab(tab)
  if (device.tabs.length === 0 || random() < 0.7) await device.openTab()
}

const back: Step = async ({ random, centre }) => {
  if (!centre.hasCopy || random() < 0.3) centre.backUp()
  else if (centre.counts.restores < 2) await centre.restore(random() < 0.5)
}

const hour = 3_600_000
const setClock: Step = ({ random, centre }, device) => {
  const by = pick(random, [-24 * 365 * hour, -hour, -30_000, 30_000, hour])
  if (random() < 0.5) centre.jump(by)
  else device.clock.jump(by)
}

/** How often each step comes, beside the others. */
export const steps: readonly (readonly [weight: number, step: Step])[] = [
  [24, tick],
  [8, open],
  [10, note],
  [6, move],
  [4, shade],
  [3, relocate],
  [4, ({ centre }) => centre.kill()],
  [4, ({ random, centre }) => centre.killWithin(1 + upTo(random, 12))],
  [4, ({ centre }) => centre.powerCut()],
  [4, badDisk],
  [2, setClock],
  [4, back],
  [4, ({ centre }) => centre.snapshot()],
  [4, ({ random }, device) => device.setOnline(random() < 0.6)],
  [
    3,
    ({ random, centre }) =>
      [...centre.net.lines].filter(() => random() < 0.3).forEach((one) => one.drop(random() < 0.6)),
  ],
  [3, ownerActs],
  [3, reopen],
  [2, (_scene, _device, tab) => tab.store.reconnect()],
]
