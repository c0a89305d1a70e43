import { chmod, open, readFile, rename, writeFile } from 'node:fs/promises'
import { pino, stdSerializers, stdTimeFunctions } from 'pino'
import type { DestinationStream, Logger } from 'pino'

export type { Logger } from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const secretNames = ['password', 'token', 'cookie', 'authorization', 'hash', 'set-cookie', 'qr']
/** Names whose values never reach a log, at the top and one or two levels down. */
const redacted = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

/** JSON lines in UTC; one line per record whatever the text contains. */
export function openLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: redacted, censor: '[redacted]' },
    serializers: { err: stdSerializers.err },
  }
  // To the error stream: standard output holds what a command answers.
  return pino(options, destination ?? pino.destination(2))
}

/** A file that only grows, one JSON record per line, readable by its owner only. */
export interface LineFile {
  append(record: Readonly<Record<string, unknown>>): void
  close(): Promise<void>
}

/** Drops the lines of `path` that `isOld` says are old, in one step; a missing file is left missing. */
export async function dropLines(path: string, isOld: (line: string) => boolean): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => line !== '')
  const kept = lines.filter((line) => !isOld(line))
  if (kept.length === lines.length) return
  const draft = `${path}.draft`
  await writeFile(draft, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  await rename(draft, path)
}

/**
 * Opens or creates the file (mode 0600). Records written while one write runs go down together.
 * A failed write is told to `onError` and its records are gone: this file is not the journal.
 */
export async function openLineFile(path: string, onError: (error: unknown) => void): Promise<LineFile> {
  const file = await open(path, 'a', 0o600)
  await chmod(path, 0o600)
  let waiting = ''
  let writing: Promise<void> | null = null
  const write = async (): Promise<void> => {
    while (waiting !== '') {
      const lines = waiting
      waiting = ''
      await file.appendFile(lines).catch(onError)
    }
    writing = null
  }
  return {
    append: (record) => {
      waiting += `${JSON.stringify(record)}\n`
      writing ??= write()
    },
    close: async () => {
      await writing
      await file.close()
    },
  }
}
