import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { verifyStreams } from '../journal/verify.ts'
import type { CliCommand } from './command.ts'

const tornTail = 'byte dở dang ở cuối, chưa từng được xác nhận / torn bytes at the end, never acknowledged'
const lastLineChanged = (n: number): string =>
  `dòng cuối (n=${n}) trọn vẹn nhưng không đúng băm của nó / the last line (n=${n}) is whole and does not match its hash`

/**
 * Whether the stream's last file ends with a line end. A power cut leaves half a line; a whole one that does not hold was
 * changed, although a start would set it aside like any tail.
 */
function endsWhole(dataDir: string, stream: string): boolean {
  const folder = join(dataDir, 'journal', stream)
  const last = readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .at(-1)
  return last !== undefined && readFileSync(join(folder, last)).at(-1) === 0x0a
}

export const verify: CliCommand = {
  name: 'verify',
  takes: [],
  summary: {
    vi: 'Kiểm tra chuỗi băm của mọi nhật ký; mã thoát 1 và chỗ sai đầu tiên nếu có sửa đổi.',
    en: 'Checks the hash chain of every journal; exit code 1 and the first bad place on tampering.',
  },
  options: {},
  run: (_args, { env, print, complain }) => {
    const { dataDir } = readConfig(env)
    let bad = 0
    const say = (stream: string, what: string): void => {
      bad += 1
      complain(`${stream}: SAI / BAD: ${what}`)
    }
    for (const { stream, head, segments, torn, erased, bad: place } of verifyStreams(dataDir)) {
      print(
        `${stream}: ${head.n} lần ghi / commits, ${segments} tệp / files, ${erased.length} đoạn đã xóa / erased texts, ${head.hash}`,
      )
      if (place) say(stream, place.message)
      else if (torn > 0 && endsWhole(dataDir, stream)) say(stream, lastLineChanged(head.n + 1))
      else if (torn > 0) print(`${stream}: ${torn} ${tornTail}`)
    }
    return Promise.resolve(bad === 0 ? 0 : 1)
  },
}
