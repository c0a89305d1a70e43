import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { initFolder } from '../../server/journal/store.ts'
import { catalogueDir } from '../../server/main.ts'
import { openCatalogue, openSystem } from '../../server/system.ts'
import type { System } from '../../server/system.ts'
import { cheapHasher, from, goodPassword } from '../accounts/rig.ts'
import { fakeClock } from '../tools/clock.ts'

export const congress = 'dai-hoi'
const catalogue = openCatalogue(catalogueDir)

/** A folder beside the data folder, and the data folder, removed after the test. */
export function folders(): { readonly top: string; readonly dir: string } {
  const top = mkdtempSync(join(tmpdir(), 'trucban-audit-'))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  return { top, dir: join(top, 'data') }
}

export interface Desk {
  readonly dir: string
  readonly system: System
  readonly clock: ReturnType<typeof fakeClock>
  readonly logged: string[]
  must(stream: string, type: string, payload: object): Promise<void>
  signIn(username: string, password?: string): Promise<void>
  stop(): Promise<void>
}

/** Everything behind the doors, on a clock that stands still, with one congress and one administrator. */
export async function openDesk(
  {
    dir,
    clock = fakeClock(),
    config,
  }: { dir: string; clock?: ReturnType<typeof fakeClock>; config?: string },
  fresh = true,
): Promise<Desk> {
  if (fresh) initFolder(dir, { clock, chance: systemChance })
  const logged: string[] = []
  const system = await openSystem({
    dir,
    readOnly: false,
    clock,
    chance: systemChance,
    hasher: cheapHasher(),
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    catalogue,
    secure: false,
    baseUrl: () => 'http://localhost:8080',
    onBroken: (fault) => {
      throw fault
    },
    anchorConfig: config ?? null,
  })
  let open = true
  const stop = async (): Promise<void> => {
    if (open) await system.close()
    open = false
  }
  onTestFinished(stop)
  const must: Desk['must'] = async (stream, type, payload) => {
    const answer = await system.desk.asSystem(stream, type, payload)
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.error)}`)
  }
  if (fresh) {
    const added = await system.accounts.add({
      username: 'quan-tri',
      name: 'Quản trị',
      password: goodPassword,
    })
    if (!added.ok) throw new Error(added.code)
    await must('site', 'admin.join', { person: added.person, seat: 'so' })
    const opening = clock.now() + 3 * 86_400_000
    const closing = opening + 2 * 86_400_000
    await must('site', 'congress.import', { plan: 'vinh-phuc-demo', congress, opening, closing })
  }
  const signIn: Desk['signIn'] = async (username, password = goodPassword) => {
    await system.accounts.signIn(username, password, from())
  }
  return { dir, system, clock, logged, must, signIn, stop }
}
