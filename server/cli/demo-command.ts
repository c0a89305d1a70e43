import { readConfig } from '../config.ts'
import type { CliCommand } from './command.ts'
import { runDemo } from './demo.ts'

export const demo: CliCommand = {
  name: 'demo',
  takes: [],
  summary: {
    vi: 'Chạy bản trình diễn trong ./data-demo, mỗi lần một thư mục mới.',
    en: 'Runs the demonstration in ./data-demo, a fresh folder each time.',
  },
  options: {
    keep: { type: 'boolean', means: { vi: 'Chạy tiếp bản lần trước.', en: 'Goes on with the last one.' } },
    json: {
      type: 'boolean',
      means: {
        vi: 'In một dòng JSON cho chương trình khác đọc.',
        en: 'Prints one line of JSON for other programs.',
      },
    },
  },
  run: async ({ values }, { env, print }) => {
    await runDemo(readConfig(env), { keep: values['keep'] === true, json: values['json'] === true }, print)
    return 0
  },
}
