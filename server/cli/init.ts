import { join } from 'node:path'
import { emptyAccounts } from '../accounts/book.ts'
import type { AccountsRecord } from '../accounts/book.ts'
import { writeSetUpLink } from '../accounts/set-up.ts'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { nodeFs } from '../adapters/fs.ts'
import { secretFile } from '../adapters/secret-file.ts'
import { baseUrlOf, readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { openDocuments } from '../journal/documents.ts'
import { readIdentity } from '../journal/identity.ts'
import { initFolder } from '../journal/store.ts'
import { Refused } from './command.ts'
import type { CliCommand } from './command.ts'

/** Beside a running server too: the file is where both look. */
async function makeLink(config: Config): Promise<string> {
  readIdentity(nodeFs, config.dataDir)
  const documents = openDocuments(join(config.dataDir, 'documents'), {
    fs: nodeFs,
    chance: systemChance,
    writer: null,
  })
  const { data } = await documents.open('accounts', (body) => body as AccountsRecord, emptyAccounts())
  if (data.accounts.length > 0)
    throw new Refused(
      'Đã có tài khoản nên không tạo liên kết thiết lập. Quên mật khẩu: trucban user reset TÊN',
      'There is an account already, so no set-up link is made. Forgotten password: trucban user reset NAME',
    )
  const means = { clock: systemClock, chance: systemChance, baseUrl: baseUrlOf(config, config.port) }
  const { url } = await writeSetUpLink(secretFile(join(config.dataDir, 'setup-link')), means)
  return url
}

export const init: CliCommand = {
  name: 'init',
  takes: [],
  summary: {
    vi: 'Khởi tạo thư mục dữ liệu (DATA_DIR hoặc ./data), làm một lần.',
    en: 'Makes the data folder (DATA_DIR or ./data), once.',
  },
  options: {
    link: {
      type: 'boolean',
      means: {
        vi: 'Chỉ tạo liên kết thiết lập mới, dùng được khi máy chủ đang chạy; liên kết cũ hết hiệu lực.',
        en: 'Only makes a fresh set-up link, also while the server runs; the former one is dead.',
      },
    },
  },
  run: async ({ values }, { env, print }) => {
    const config = readConfig(env)
    if (values['link'] === true) {
      print(
        `Tạo tài khoản đầu tiên (30 phút) / create the first account (30 minutes): ${await makeLink(config)}`,
      )
      return 0
    }
    initFolder(config.dataDir, { clock: systemClock, chance: systemChance })
    print(`Đã khởi tạo ${config.dataDir}. / ${config.dataDir} is initialised.`)
    return 0
  },
}
