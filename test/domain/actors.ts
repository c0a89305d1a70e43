import type { Actor, Role } from '../../domain/decision.ts'
import { uuid } from './stage.ts'

/** Somebody of this organisation and role; without a seat when there is none. */
export const actor = (organisation: string | null, role: Role): Actor => ({
  person: uuid(0x42),
  organisation,
  role,
  department: organisation === 'so',
})
