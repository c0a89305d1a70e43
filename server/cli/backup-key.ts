import { readFileSync, statSync } from 'node:fs'
import type { Opener } from '../backup/keyring.ts'
import { textOf, UsageRefused } from './command.ts'
import type { Args, CliWorld, Option } from './command.ts'

/** How a backup is opened; the same for `backup` and `restore`. */
export const keyOptions: Readonly<Record<string, Option>> = {
  'key-file': {
    type: 'string',
    value: 'TỆP/FILE',
    means: {
      vi: 'Tệp khóa, ít nhất 32 byte ngẫu nhiên, chỉ chủ đọc được. Giữ một bản ở nơi khác: mất khóa là mất bản sao lưu.',
      en: 'Key file of at least 32 random bytes, readable by its owner only. Keep a copy elsewhere: without it the backup is lost.',
    },
  },
  'passphrase-file': {
    type: 'string',
    value: 'TỆP/FILE',
    means: {
      vi: 'Mật khẩu (từ 16 ký tự) ở dòng đầu của tệp này, thay cho tệp khóa.',
      en: 'Passphrase (16 characters or more) on the first line of this file, instead of a key file.',
    },
  },
  'passphrase-stdin': {
    type: 'boolean',
    means: { vi: 'Đọc mật khẩu từ đầu vào chuẩn.', en: 'Reads the passphrase from standard input.' },
  },
}

const only = (): UsageRefused =>
  new UsageRefused(
    'Cần đúng một trong: --key-file, --passphrase-file, --passphrase-stdin.',
    'Exactly one is needed of: --key-file, --passphrase-file, --passphrase-stdin.',
  )

/** What the command line says opens the backup. Throws `UsageRefused`. */
export async function openerOf(args: Args, { readInput }: CliWorld): Promise<Opener> {
  const keyFile = textOf(args, 'key-file')
  const passphraseFile = textOf(args, 'passphrase-file')
  const fromInput = args.values['passphrase-stdin'] === true
  if (Number(keyFile !== null) + Number(passphraseFile !== null) + Number(fromInput) !== 1) throw only()
  if (keyFile !== null) return { kind: 'key-file', bytes: secretIn(keyFile) }
  const text = passphraseFile === null ? await readInput() : secretIn(passphraseFile).toString('utf8')
  return { kind: 'passphrase', passphrase: text.split(/\r?\n/, 1)[0] ?? '' }
}

function secretIn(path: string): Buffer {
  let mode: number
  let bytes: Buffer
  try {
    mode = statSync(path).mode & 0o077
    bytes = readFileSync(path)
  } catch {
    throw new UsageRefused(`Không đọc được tệp ${path}.`, `The file ${path} cannot be read.`)
  }
  if (mode !== 0)
    throw new UsageRefused(
      `Người khác đọc được ${path}; chạy: chmod 600 ${path}`,
      `Others can read ${path}; run: chmod 600 ${path}`,
    )
  return bytes
}
