import { readFileSync } from 'node:fs'
import { SITE } from '../domain/ids.ts'
import type { Clock } from './adapters/clock.ts'
import { nodeProbe } from './adapters/disk-probe.ts'
import type { DiskProbe } from './adapters/disk-probe.ts'
import { measureLoad } from './adapters/load-probe.ts'
import { shownAt } from './adapters/tls-look.ts'
import { rulesVersion } from './app/cursor.ts'
import { snapshotSchema } from './app/fold.ts'
import type { Config } from './config.ts'
import type { Transports } from './self-test/asked.ts'
import { checkBackup, checkDisk } from './self-test/disk.ts'
import type { Seen } from './self-test/finding.ts'
import { checkAnchors, checkClock, checkScheduler, ClockWatch } from './self-test/going.ts'
import { checkLoad } from './self-test/load.ts'
import { checkVersion } from './self-test/people.ts'
import { SelfTest } from './self-test/run.ts'
import type { Checks } from './self-test/run.ts'
import { checkTls } from './self-test/tls.ts'
import type { System } from './system.ts'

/** What the self-test is told of the outside; a test hands in other things. */
export interface SelfTestMeans {
  readonly clock: Clock
  readonly probe?: DiskProbe
  /** For each check, ms. */
  readonly limit?: number
}

interface Parts extends SelfTestMeans {
  readonly config: Config
  readonly system: System
  readonly transports: (session: string) => Transports
  readonly baseUrl: () => string
  /** The one listened on. */
  readonly port: () => number
  /** The package's folder. */
  readonly home: string
}

const anywhere = ['0.0.0.0', '::']

/** Where this process shows a certificate itself. */
export const ownDoor = ({ tls, trustedProxies, host }: Config, port: number) =>
  tls === null || trustedProxies !== null
    ? null
    : { host: anywhere.includes(host) ? '127.0.0.1' : host, port }

export const versionSeen = (home: string): Seen =>
  checkVersion({
    product: (JSON.parse(readFileSync(`${home}package.json`, 'utf8')) as { version: string }).version,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    rules: rulesVersion,
    snapshots: snapshotSchema,
  })

function newestOf({ desk }: System): number | null {
  const streams = [SITE, ...desk.site().congresses.keys()]
  const times = streams.map((id) => desk.newestAt(id)).filter((at) => at !== null)
  return times.length === 0 ? null : Math.max(...times)
}

/** The checks that a running server makes of itself, and what its doors have to know for those that take a browser. */
export class SelfTestDesk {
  readonly publicUrl: string | null
  readonly transports: (session: string) => Transports
  readonly #watch: ClockWatch
  readonly #test: SelfTest

  constructor(parts: Parts) {
    this.publicUrl = parts.config.publicUrl
    this.transports = parts.transports
    this.#watch = new ClockWatch(parts.clock)
    this.#test = new SelfTest(parts.clock, checksOf(parts, this.#watch), parts.limit)
  }

  run() {
    return this.#test.run()
  }

  close(): void {
    this.#watch.close()
  }
}

function checksOf(parts: Parts, watch: ClockWatch): Checks {
  const { home, config, system, clock, probe = nodeProbe, baseUrl, port } = parts
  const { dataDir: dir, readOnly, backupDir = null } = config
  const now = (): number => clock.now()
  const began = clock.monotonic()
  return {
    tls: () => checkTls({ url: baseUrl(), own: ownDoor(config, port()), now, look: shownAt }),
    clock: () => checkClock({ now, jump: () => watch.greatest, newest: () => newestOf(system) }),
    disk: () =>
      checkDisk({
        dir,
        readOnly,
        probe,
        monotonic: () => clock.monotonic(),
        commandsAccepted: () => system.desk.commandsAccepted(),
        damaged: system.store.damagedDocuments.map(({ file }) => file),
      }),
    backup: () => checkBackup({ dir: backupDir, probe, now }),
    anchors: () => checkAnchors(system.anchoring?.status ?? null, now()),
    scheduler: () => checkScheduler(system.scheduler.lastRun, clock.monotonic() - began, now()),
    load: async () => checkLoad(await measureLoad(clock)),
    version: () => versionSeen(home),
  }
}
