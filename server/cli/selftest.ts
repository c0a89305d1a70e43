import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { systemClock } from '../adapters/clock.ts'
import { nodeProbe } from '../adapters/disk-probe.ts'
import { diskCode, nodeFs } from '../adapters/fs.ts'
import { measureLoad } from '../adapters/load-probe.ts'
import { shownAt } from '../adapters/tls-look.ts'
import { anchorFile } from '../audit/anchoring.ts'
import { readOwn } from '../audit/check-anchors.ts'
import { readPlan } from '../audit/plan.ts'
import { baseUrlOf, readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { documentsIn } from '../journal/documents.ts'
import { home } from '../main.ts'
import { ownDoor, versionSeen } from '../self-test-desk.ts'
import { checkBackup, checkDisk } from '../self-test/disk.ts'
import { bad, both, look, ok } from '../self-test/finding.ts'
import type { Seen, Standing } from '../self-test/finding.ts'
import { checkAnchors, checkScheduler } from '../self-test/going.ts'
import { checkLoad } from '../self-test/load.ts'
import { SelfTest } from '../self-test/run.ts'
import type { Checks } from '../self-test/run.ts'
import { checkTls } from '../self-test/tls.ts'
import type { CliCommand } from './command.ts'

const patience = 2_000
const stateWords: Readonly<Record<Standing, string>> = {
  ok: 'ĐẠT / OK  ',
  look: 'XEM / LOOK',
  bad: 'HỎNG / BAD',
}

/** What the running server answers on this machine; null when there is none. */
function answered({ tls, host, port }: Config, path: string): Promise<string | null> {
  const request = tls === null ? httpRequest : httpsRequest
  const here = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  return new Promise((resolve) => {
    // The certificate has a check of its own; this asks whether the process lives.
    const asked = request(
      { host: here, port, path, rejectUnauthorized: false, timeout: patience },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () => resolve(text))
        response.on('error', () => resolve(null))
      },
    )
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(null))
    asked.end()
  })
}

async function checkServer(config: Config): Promise<Seen> {
  const at = `${config.host}:${config.port}`
  const text = await answered(config, '/readyz')
  const start = both(
    'Xem systemctl status trucban và journalctl -u trucban; PORT và HOST ở đây phải như của máy chủ.',
    'Look at systemctl status trucban and journalctl -u trucban; PORT and HOST here have to be the server’s.',
  )
  if (text === null) return bad(both(`Không trả lời ở ${at}`, `No answer at ${at}`), start)
  if (!text.includes('"ready":true')) return bad(both(`${at} chưa sẵn sàng`, `${at} is not ready`), start)
  if (text.includes('"commandsAccepted":true')) return ok(both(`${at}, nhận lệnh`, `${at}, takes commands`))
  return bad(
    both(`${at} đang không nhận lệnh`, `${at} takes no commands`),
    both(
      'Ổ đĩa đầy hoặc chạy --read-only: xem các dòng dưới.',
      'The disk is full, or it runs with --read-only: see below.',
    ),
  )
}

async function checkRounds(config: Config): Promise<Seen> {
  const figures = await answered(config, '/metrics')
  const said = /^trucban_scheduler_last_run_seconds (\S+)$/m.exec(figures ?? '')?.[1]
  if (said === undefined)
    return look(
      both('Không đọc được /metrics', '/metrics could not be read'),
      both('Sửa phần Máy chủ trước.', 'Mend the server’s line first.'),
    )
  const last = Number(said) * 1_000
  return checkScheduler(last === 0 ? null : last, Infinity, systemClock.now())
}

/** What the anchors' own file says: the running server knows more of the places. */
function checkKeptAnchors({ dataDir, anchorConfig = null }: Config): Seen {
  const { file, places } = readPlan(nodeFs, anchorConfig)
  const names = [...(file === null ? [] : ['file']), ...places.map(({ name }) => name)]
  let text = ''
  try {
    text = readFileSync(anchorFile(dataDir), 'utf8')
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
  }
  const last = readOwn(text).records.at(-1) ?? null
  const kept = names.map((name) => ({ name, failing: null }))
  return checkAnchors({ last, places: kept, failing: null }, systemClock.now())
}

function checksOf(config: Config): Checks {
  const now = (): number => systemClock.now()
  const { dataDir: dir, backupDir = null } = config
  const url = baseUrlOf(config, config.port)
  return {
    server: () => checkServer(config),
    tls: () => checkTls({ url, own: ownDoor(config, config.port), now, look: shownAt }),
    disk: () =>
      checkDisk({
        dir,
        readOnly: false,
        probe: nodeProbe,
        monotonic: () => systemClock.monotonic(),
        commandsAccepted: () => true,
        damaged: documentsIn(nodeFs, join(dir, 'documents')).damaged,
      }),
    backup: () => checkBackup({ dir: backupDir, probe: nodeProbe, now }),
    anchors: () => checkKeptAnchors(config),
    scheduler: () => checkRounds(config),
    load: async () => checkLoad(await measureLoad(systemClock)),
    version: () => versionSeen(home),
  }
}

/** `trucban selftest`: what the page of the same name shows, as far as it is found out without a browser. */
export const selfTest: CliCommand = {
  name: 'selftest',
  takes: [],
  summary: {
    vi: 'Tự kiểm tra máy chủ đang chạy: chứng chỉ, ổ đĩa, sao lưu, mốc neo…; nói rõ việc phải làm, mã thoát 1 nếu có phần hỏng.',
    en: 'Checks the running installation: certificate, disk, backup, anchors…; says what to do, exit code 1 if a part is broken.',
  },
  options: {},
  run: async (_args, { env, print, complain }) => {
    const findings = await new SelfTest(systemClock, checksOf(readConfig(env))).run()
    for (const { name, state, value, act } of findings) {
      const tell = state === 'bad' ? complain : print
      tell(`${stateWords[state]}  ${name.vi} / ${name.en}: ${value.vi} / ${value.en}`)
      if (act !== null) tell(`            → ${act.vi}\n            → ${act.en}`)
    }
    return findings.some(({ state }) => state === 'bad') ? 1 : 0
  },
}
