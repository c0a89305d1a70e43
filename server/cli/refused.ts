import { accountRefusals } from '../accounts/refusals.ts'
import type { AccountRefusal } from '../accounts/refusals.ts'
import { Refused } from './command.ts'

/** A refusal of the accounts as the command line says it. */
export const refusedAccount = ({ code }: AccountRefusal): Refused =>
  new Refused(accountRefusals[code].vi, accountRefusals[code].en)
