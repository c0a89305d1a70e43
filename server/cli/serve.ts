import { accessSync, constants } from 'node:fs'
import { systemChance } from '../adapters/chance.ts'
import { systemClock } from '../adapters/clock.ts'
import { nodeFs } from '../adapters/fs.ts'
import { ConfigRefused, readConfig } from '../config.ts'
import type { Config } from '../config.ts'
import { initFolder, isBlank } from '../journal/store.ts'
import { run } from '../main.ts'
import type { CliCommand } from './command.ts'

function mustRead(name: string, path: string): void {
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw new ConfigRefused({
      vi: `${name}: không đọc được tệp ${path}.`,
      en: `${name}: the file ${path} cannot be read.`,
    })
  }
}

/** The default folder is made here; one named by `DATA_DIR` may be a volume that is not mounted, so it is not. */
function makeDefaultFolder({ dataDir, dataDirNamed, readOnly }: Config): void {
  if (!dataDirNamed && !readOnly && isBlank(nodeFs, dataDir))
    initFolder(dataDir, { clock: systemClock, chance: systemChance })
}

export const serve: CliCommand = {
  name: 'serve',
  takes: [],
  summary: { vi: 'Chạy máy chủ đến khi được dừng.', en: 'Runs the server until it is stopped.' },
  options: {
    'read-only': {
      type: 'boolean',
      means: {
        vi: 'Chỉ xem: hiện mọi thứ đến lần ghi đúng cuối cùng, không nhận lệnh.',
        en: 'Shows everything up to the last good commit and takes no command.',
      },
    },
  },
  run: async ({ values }, { env, print }) => {
    const config = readConfig(env, { readOnly: values['read-only'] === true })
    if (config.tls) {
      mustRead('TLS_CERT', config.tls.cert)
      mustRead('TLS_KEY', config.tls.key)
    }
    makeDefaultFolder(config)
    await run(config, print)
    return 0
  },
}
