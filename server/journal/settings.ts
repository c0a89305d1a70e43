import type * as z from 'zod'
import type { Fs } from '../adapters/fs.ts'
import { refusedStart } from './identity.ts'
import { checkModes, readOptional } from './opening.ts'

/** What a settings file is called in the words of a refusal, and where it is described. */
export interface SettingsFile {
  readonly vi: string
  readonly en: string
  readonly see: string
}

/** The refusal that names the file and the place in it, never what stands there. */
export const wrongSettings = ({ vi, en, see }: SettingsFile, file: string, where: string): Error =>
  refusedStart(`${vi} ${file} sai ở ${where}. Xem ${see}.`, `${en} ${file} is wrong at ${where}. See ${see}.`)

/** Reads a JSON file that holds secrets and must be its owner's only (mode 0600). Throws `StartRefused`. */
export function readSettings<T>(fs: Fs, file: string, form: z.ZodType<T>, called: SettingsFile): T {
  const text = readOptional(fs, file)
  if (text === null) throw wrongSettings(called, file, 'path: no such file')
  checkModes(fs, [file])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrongSettings(called, file, 'JSON')
  }
  const parsed = form.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw wrongSettings(called, file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}
