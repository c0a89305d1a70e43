import { afterRestore } from '../accounts/book.ts'
import type { AccountsRecord } from '../accounts/book.ts'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openKeyring } from '../backup/keyring.ts'
import { restoreBackup } from '../backup/restore.ts'
import { readConfig } from '../config.ts'
import { productVersion } from './backup.ts'
import { keyOptions, openerOf } from './backup-key.ts'
import { textOf, UsageRefused } from './command.ts'
import type { Args, CliCommand } from './command.ts'
import { must, withSystem } from './stopped.ts'

function generationOf(args: Args): number | null {
  const text = textOf(args, 'generation')
  if (text === null) return null
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text)
  throw new UsageRefused(
    '--generation phải là số của một bản.',
    '--generation must be the number of a generation.',
  )
}

export const restore: CliCommand = {
  name: 'restore',
  takes: ['FROM'],
  summary: {
    vi: 'Khôi phục bản sao lưu FROM vào thư mục dữ liệu (DATA_DIR hoặc ./data), phải trống và không ai dùng.',
    en: 'Restores the backup FROM into the data folder (DATA_DIR or ./data), which must be empty and not in use.',
  },
  options: {
    ...keyOptions,
    generation: {
      type: 'string',
      value: 'N',
      means: {
        vi: 'Bản số N thay cho bản trọn vẹn mới nhất.',
        en: 'Generation N instead of the newest whole one.',
      },
    },
  },
  run: async (args, world) => {
    const { dataDir: dir } = readConfig(world.env)
    const [from = ''] = args.positionals
    const seq = generationOf(args)
    const shelf = { fs: nodeFs, dir: from, dataKey: openKeyring(nodeFs, from, await openerOf(args, world)) }
    const documents = { accounts: (body: unknown) => afterRestore(body as AccountsRecord) }
    const means = { fs: nodeFs, clock: systemClock, chance: systemChance, product: productVersion() }
    const { generation, digest } = await restoreBackup({
      shelf,
      seq,
      dir,
      documents,
      ...means,
      tell: world.complain,
    })
    // The act first, its record after it: also the proof that this version opens what was put there.
    await withSystem(world, {}, async ({ desk }) => {
      const record = {
        act: 'restored',
        actor: null,
        second: null,
        subject: `backup ${generation.seq}`,
        digest,
      }
      must(await desk.asSystem('site', 'office.record', record), 'office.record')
    })
    const heads = Object.entries(generation.streams).map(([stream, { n }]) => `${stream} ${n}`)
    const when = new Date(generation.at).toISOString()
    world.print(
      `Đã khôi phục bản ${generation.seq} (${when}) vào ${dir}: ${heads.join(', ')}. Mọi người đăng nhập lại; máy của họ tự gửi lại lệnh còn chờ. / ` +
        `Generation ${generation.seq} (${when}) is restored into ${dir}: ${heads.join(', ')}. Everybody signs in anew; their devices hand in again what waits.`,
    )
    return 0
  },
}
