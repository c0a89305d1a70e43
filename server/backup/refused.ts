import { diskCode } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'

/** Why a backup or a restore is not done, as a sentence in both languages; the last whole generation stays as it was. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
  /** Of the disk error behind it; null for every other reason. */
  readonly code: string | null

  constructor(vi: string, en: string, code: string | null = null) {
    super(`${vi}\n${en}`)
    this.code = code
  }
}

const reasons: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  ENOSPC: ['hết chỗ trống', 'it is full'],
  EDQUOT: ['hết hạn mức', 'its quota is used up'],
  EROFS: ['chỉ đọc', 'it is read-only'],
  EACCES: ['không có quyền', 'access is denied'],
  EPERM: ['không có quyền', 'access is denied'],
}

/** The same disk, whose errors say in words which side failed. The code stays, so that callers may still ask for it. */
export function aimed(fs: Fs, what: readonly [vi: string, en: string]): Fs {
  const told = (error: unknown): unknown => {
    const code = diskCode(error)
    if (code === null || error instanceof BackupRefused) return error
    const [vi, en] = reasons[code] ?? ['không truy cập được', 'it cannot be reached']
    const said = error instanceof Error ? error.message : code
    return new BackupRefused(`${what[0]}: ${vi} (${said}).`, `${what[1]}: ${en} (${said}).`, code)
  }
  const wrapped = Object.entries(fs).map(([name, step]) => [
    name,
    (...given: unknown[]): unknown => {
      try {
        return (step as (...given: unknown[]) => unknown)(...given)
      } catch (error) {
        throw told(error)
      }
    },
  ])
  return Object.fromEntries(wrapped) as Fs
}
