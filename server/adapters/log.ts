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
