import { readConfig } from '../config.ts'
import { verifyStreams } from '../journal/verify.ts'
import type { CliCommand } from './command.ts'

export const verify: CliCommand = {
  name: 'verify',
  takes: [],
  summary: {
    vi: 'Kiểm tra chuỗi băm của mọi nhật ký; mã thoát 1 và chỗ sai đầu tiên nếu có sửa đổi.',
    en: 'Checks the hash chain of every journal; exit code 1 and the first bad place on tampering.',
  },
  options: {},
  run: (_args, { env, print, complain }) => {
    let bad = 0
    for (const found of verifyStreams(readConfig(env).dataDir)) {
      const { stream, head, segments, torn, erased } = found
      print(
        `${stream}: ${head.n} lần ghi / commits, ${segments} tệp / files, ${erased.length} đoạn đã xóa / erased texts, ${head.hash}`,
      )
      if (torn > 0)
        print(
          `${stream}: ${torn} byte dở dang ở cuối, chưa từng được xác nhận / torn bytes at the end, never acknowledged`,
        )
      if (!found.bad) continue
      bad += 1
      complain(`${stream}: SAI / BAD: ${found.bad.message}`)
    }
    return Promise.resolve(bad === 0 ? 0 : 1)
  },
}
