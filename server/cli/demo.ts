import { rmSync } from 'node:fs'
import type { Config } from '../config.ts'
import { ScriptClock } from '../demo/script.ts'
import { demoCongress, seedDemo } from '../demo/seed.ts'
import type { Seeded } from '../demo/seed.ts'
import { initFolder } from '../journal/store.ts'
import { catalogueDir, realWorld, serveUntilStopped, start, stopAsked } from '../main.ts'
import { openCatalogue, openSystem } from '../system.ts'

export interface DemoOptions {
  /** Goes on with the last demo; its passwords were printed once and are not known any more. */
  readonly keep: boolean
  /** One line of JSON for programs. */
  readonly json: boolean
}

export const demoDir = './data-demo'

/** A fresh folder, filled by a clock that runs through the last four weeks. */
async function prepare(config: Config): Promise<Seeded> {
  rmSync(config.dataDir, { recursive: true, force: true })
  const world = realWorld(config, () => config.port)
  const now = world.clock.now()
  const clock = new ScriptClock(now - 29 * 86_400_000)
  initFolder(config.dataDir, { clock, chance: world.chance })
  const system = await openSystem({ ...world, clock, catalogue: openCatalogue(catalogueDir) })
  try {
    return await seedDemo({ desk: system.desk, accounts: system.accounts, clock, chance: world.chance, now })
  } finally {
    await system.close()
  }
}

/** Serves the Vĩnh Phúc congress, opening in three days, with people of every role and half a day of history. */
export async function runDemo(
  given: Config,
  options: DemoOptions,
  print: (line: string) => void,
): Promise<void> {
  const config: Config = {
    ...given,
    dataDir: demoDir,
    dataDirNamed: false,
    logLevel: given.logLevel === 'info' ? 'warn' : given.logLevel,
  }
  const asked = stopAsked()
  const seeded = options.keep ? null : await prepare(config)
  // Its passwords are on the screen: a second step would protect nothing, and keep who tries it out.
  const running = await start(config, { secondFactors: 'optional' })
  const displayUrl = seeded && `${running.url}/wall#${seeded.displayToken}`
  if (options.json) {
    const accounts =
      seeded?.accounts.map(({ username, password, role, organisation }) => ({
        username,
        password,
        role,
        organisation,
      })) ?? []
    print(JSON.stringify({ url: running.url, congress: demoCongress, accounts, displayUrl }))
  } else {
    print(`Trực Ban, bản trình diễn / demo: ${running.url}`)
    if (seeded) printAccounts(seeded, print)
    if (displayUrl !== null) print(`\nMàn hình chỉ huy / wall: ${displayUrl}`)
  }
  await serveUntilStopped(running, asked)
}

function printAccounts({ accounts }: Seeded, print: (line: string) => void): void {
  print('\nTài khoản, in một lần / accounts, printed once:')
  for (const { username, password, name, role } of accounts)
    print(`  ${username.padEnd(10)} ${password.padEnd(24)} ${role.padEnd(9)} ${name}`)
}
