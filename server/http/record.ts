import type { OfficeAct } from '../../domain/site/office.ts'
import type { FactorKind } from '../accounts/factors.ts'
import type { HttpParts } from './port.ts'

/** Who did what to whom at the accounts; ids only (`docs/decisions/0017`). */
export interface Recorded {
  readonly act: OfficeAct
  readonly actor: string | null
  readonly second?: string
  readonly subject: string | null
}

/**
 * Puts an act that has been done on record. One that cannot be written is not undone: it stands in the sign-in log,
 * and the server's own log says that the chain lacks it.
 */
export async function recordAct({ desk, log }: HttpParts, { second, ...rest }: Recorded): Promise<void> {
  const answer = await desk.asSystem('site', 'office.record', {
    ...rest,
    second: second ?? null,
    digest: null,
  })
  if (!answer.ok) log.error({ act: rest.act, code: answer.error.code }, 'an act could not be recorded')
}

/** A code of somebody's recovery sheet was used up: whoever looks at the chain may ask them whether it was they. */
export const recordRecovery = async (
  parts: HttpParts,
  person: string,
  factor: FactorKind | undefined,
): Promise<void> => {
  if (factor === 'recovery') await recordAct(parts, { act: 'recovery-used', actor: person, subject: person })
}
