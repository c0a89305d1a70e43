import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'
import type {} from 'pino-http'
import type { Language } from '../../domain/words.ts'

/** The UUID under which this request stands in the log; the caller gets it with every error. */
export const requestIdOf = ({ id }: Request): string => (typeof id === 'string' ? id : '')

/** It announces one; whether it comes is another matter. */
export const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** Vietnamese unless the caller says it prefers English. */
export function languageOf(request: Request): Language {
  const asked = request.query['lang']
  if (asked === 'vi' || asked === 'en') return asked
  return request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi'
}
