import type * as z from 'zod/mini'
import { congressCommands, decideCongress } from './congress/commands.ts'
import type { CongressOwnCommand } from './congress/commands.ts'
import { decideSettings, settingCommands } from './congress/settings.ts'
import type { SettingCommand } from './congress/settings.ts'
import { decideBy } from './deciding.ts'
import { decideDirectory, directoryCommands } from './directory/commands.ts'
import type { DirectoryCommand } from './directory/commands.ts'
import { decideDuty, dutyCommands } from './duty/commands.ts'
import type { DutyCommand } from './duty/commands.ts'
import { decideHandover, handoverCommands } from './handover/commands.ts'
import type { HandoverCommand } from './handover/commands.ts'
import { decideDirective, directiveCommands } from './directive/commands.ts'
import type { DirectiveCommand } from './directive/commands.ts'
import { incidentRules } from './incident/scene.ts'
import { conductCommands, decideConduct } from './incident/conduct.ts'
import type { ConductCommand } from './incident/conduct.ts'
import { decidePolicy, policyCommands } from './incident/policy.ts'
import type { PolicyCommand } from './incident/policy.ts'
import { incidentCommands } from './incident/commands.ts'
import type { IncidentCommand } from './incident/commands.ts'
import { rights } from './may.ts'
import { decideNotice, noticeCommands } from './notice/commands.ts'
import type { NoticeCommand } from './notice/commands.ts'
import { decidePoll, pollCommands } from './poll/commands.ts'
import type { PollCommand } from './poll/commands.ts'
import { runCommands } from './run/commands.ts'
import type { RunCommand } from './run/commands.ts'
import { decideSteering, steeringCommands } from './run/steering.ts'
import type { SteeringCommand } from './run/steering.ts'
import { decideSignal, signalCommands } from './signal/commands.ts'
import type { SignalCommand } from './signal/commands.ts'
import { siteCommands } from './site/commands.ts'
import type { SiteCommand } from './site/commands.ts'

/** Everything that can be asked of a congress. A new command is a row in its aggregate, in `may.ts` and in `offline`. */
export type CongressCommand =
  | CongressOwnCommand
  | SettingCommand
  | RunCommand
  | SteeringCommand
  | IncidentCommand
  | ConductCommand
  | PolicyCommand
  | PollCommand
  | DirectiveCommand
  | SignalCommand
  | DutyCommand
  | HandoverCommand
  | DirectoryCommand
  | NoticeCommand
export type Command = CongressCommand | SiteCommand

export const commandSchemas = {
  ...congressCommands,
  ...settingCommands,
  ...runCommands,
  ...steeringCommands,
  ...incidentCommands,
  ...conductCommands,
  ...policyCommands,
  ...pollCommands,
  ...dutyCommands,
  ...handoverCommands,
  ...directoryCommands,
  ...noticeCommands,
  ...directiveCommands,
  ...signalCommands,
  ...siteCommands,
} satisfies {
  [T in Command['type']]: z.ZodMiniType
}

export { isCommand, isSiteCommand, offline } from './offline.ts'

export const decide = decideBy(rights, {
  ...decideCongress,
  ...incidentRules,
  ...decideConduct,
  ...decidePolicy,
  ...decideSettings,
  ...decideSteering,
  ...decidePoll,
  ...decideDirective,
  ...decideSignal,
  ...decideDuty,
  ...decideHandover,
  ...decideDirectory,
  ...decideNotice,
})
