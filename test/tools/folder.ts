import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Set aside for a full disk: 32 MB of chance. */
const reserve = 'reserve'
const asText = (bytes: Buffer): string => bytes.toString('utf8')

/**
 * Every byte below the folder, as text, but for the room that is set aside. As it stands at one moment: while a server
 * runs, a file that was there a moment ago has got its name or has gone, and all is read anew.
 */
export function everythingIn(dir: string, textOf = asText): string {
  for (;;)
    try {
      return readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((name) => name !== reserve)
        .map((name) => join(dir, name))
        .filter((path) => statSync(path).isFile())
        .map((path) => textOf(readFileSync(path)))
        .join('\n')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
}
