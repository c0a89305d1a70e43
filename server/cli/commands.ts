import { backup } from './backup.ts'
import { checklistCheck } from './checklist.ts'
import type { CliCommand } from './command.ts'
import { congressImport } from './congress.ts'
import { erasePerson, erasePhoto, eraseText } from './erase.ts'
import { demo } from './demo-command.ts'
import { congressExport } from './export.ts'
import { init } from './init.ts'
import { restore } from './restore.ts'
import { selfTest } from './selftest.ts'
import { serve } from './serve.ts'
import { tokenAdd, tokenList, tokenRevoke } from './token.ts'
import { tls } from './tls.ts'
import { userAdd } from './user-add.ts'
import { userDisable, userList, userReset } from './user.ts'
import { verify } from './verify.ts'

/** Every command there is; a new one is a file and a line here. */
export const commands: readonly CliCommand[] = [
  serve,
  init,
  demo,
  userAdd,
  userList,
  userDisable,
  userReset,
  tokenAdd,
  tokenList,
  tokenRevoke,
  congressImport,
  checklistCheck,
  verify,
  selfTest,
  backup,
  restore,
  eraseText,
  erasePhoto,
  erasePerson,
  congressExport,
  tls,
]
