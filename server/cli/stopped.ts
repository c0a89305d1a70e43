import type { CommandAnswer } from '../../domain/protocol.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { readConfig } from '../config.ts'
import { StartRefused } from '../journal/port.ts'
import { catalogueDir, realWorld } from '../main.ts'
import { openCatalogue, openSystem } from '../system.ts'
import type { System } from '../system.ts'
import { Refused } from './command.ts'
import type { CliWorld } from './command.ts'

const whileRunning = (refusal: StartRefused): Error =>
  refusal.message.includes('in use')
    ? new Refused(
        'Máy chủ đang chạy trên thư mục này. Làm việc này trên trình duyệt, hoặc dừng máy chủ rồi chạy lại lệnh.',
        'The server is running on this folder. Do this in the browser, or stop the server and run the command again.',
      )
    : refusal

/**
 * Opens the data folder for one piece of work and lets go of it again. `readOnly` also works beside a running server.
 * `more` may add to the catalogue, such as a plan file from elsewhere.
 */
export async function withSystem<T>(
  { env }: CliWorld,
  { readOnly = false, more = (catalogue: Catalogue): Catalogue => catalogue },
  work: (system: System) => Promise<T>,
): Promise<T> {
  const config = readConfig(env, { readOnly })
  const world = realWorld({ ...config, logLevel: 'fatal' }, () => config.port)
  const catalogue = more(openCatalogue(catalogueDir))
  let system: System
  try {
    system = await openSystem({ ...world, catalogue })
  } catch (error) {
    throw error instanceof StartRefused ? whileRunning(error) : error
  }
  try {
    return await work(system)
  } finally {
    await system.close()
  }
}

/** An answer that must be yes. */
export function must(answer: CommandAnswer, what: string): void {
  if (answer.ok) return
  const { code, message, field } = answer.error
  const at = field === undefined ? '' : ` (${field})`
  throw new Refused(`${what}${at}: ${message}`, `${what}${at}: ${code}`)
}
