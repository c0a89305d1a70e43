import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportOf } from '../audit/export.ts'
import { mustHave, Refused } from './command.ts'
import type { CliCommand } from './command.ts'
import { withSystem } from './stopped.ts'

export const congressExport: CliCommand = {
  name: 'export',
  takes: ['CONGRESS'],
  summary: {
    vi: 'Trích toàn bộ nhật ký một Đại hội kèm mốc neo và tệp kiểm tra verify.mjs (máy chủ đang dừng).',
    en: 'Exports the whole journal of one congress with its anchors and a verifier, verify.mjs (while the server is stopped).',
  },
  options: {
    to: {
      type: 'string',
      value: 'FOLDER',
      means: { vi: 'Thư mục mới hoặc trống.', en: 'A folder that is new or empty.' },
    },
  },
  run: async (args, world) => {
    const [congress = ''] = args.positionals
    const to = mustHave(args, 'to', 'export')
    if (existsSync(to) && readdirSync(to).length > 0)
      throw new Refused(`Thư mục ${to} không trống.`, `The folder ${to} is not empty.`)
    const head = await withSystem(world, {}, async ({ desk, audit }) => {
      if (!desk.congress(congress))
        throw new Refused(`Không có Đại hội "${congress}".`, `There is no congress "${congress}".`)
      const task = audit.exportTask(congress)
      if (!(await audit.recordExport(null, `congress:${congress}`, task.head.hash)))
        throw new Refused(
          'Không ghi được nhật ký nên không trích.',
          'It cannot be recorded, so nothing is exported.',
        )
      for (const { name, bytes } of exportOf(task)) {
        mkdirSync(dirname(join(to, name)), { recursive: true, mode: 0o700 })
        writeFileSync(join(to, name), bytes, { mode: 0o600 })
      }
      return task.head
    })
    world.print(`${congress}: ${head.n} lần ghi / commits, ${head.hash}`)
    world.print(`Kiểm tra / check: node ${join(to, 'verify.mjs')} [ANCHORS…]`)
    return 0
  },
}
