import { BackupRefused } from '../backup/refused.ts'
import { ConfigRefused } from '../config.ts'
import { JournalBroken, JournalDamaged, StartRefused } from '../journal/port.ts'
import { argsOf, Refused, UsageRefused } from './command.ts'
import type { CliCommand, CliWorld } from './command.ts'
import { commands } from './commands.ts'
import { helpOf, overview } from './help.ts'

const asksForHelp = (word: string | undefined): boolean => word === '--help' || word === '-h'

function unknown(words: readonly string[]): UsageRefused {
  const said = words.slice(0, 2).join(' ')
  return new UsageRefused(
    `Không có lệnh "${said}". Các lệnh: ${commands.map(({ name }) => name).join(', ')}.`,
    `There is no command "${said}". Commands: ${commands.map(({ name }) => name).join(', ')}.`,
  )
}

/** The command that the words begin with; the longer name wins. */
function findCommand(words: readonly string[]): CliCommand | null {
  const two = words.slice(0, 2).join(' ')
  return commands.find(({ name }) => name === two) ?? commands.find(({ name }) => name === words[0]) ?? null
}

async function carryOut(words: readonly string[], world: CliWorld): Promise<number> {
  const [first] = words
  if (first === undefined || asksForHelp(first)) {
    world.print(overview(commands))
    return first === undefined ? 2 : 0
  }
  const command = findCommand(words)
  if (!command) {
    const family = commands.filter(({ name }) => name.startsWith(`${first} `))
    if (family.length === 0 || !asksForHelp(words[1])) throw unknown(words)
    world.print(family.map(helpOf).join('\n\n'))
    return 0
  }
  const rest = words.slice(command.name.split(' ').length)
  if (rest.some(asksForHelp)) {
    world.print(helpOf(command))
    return 0
  }
  return command.run(argsOf(command, rest), world)
}

/** The sentence for something that stops a command, and its exit code; null for a fault that nobody named. */
function exitOf(error: unknown): number | null {
  if (error instanceof UsageRefused || error instanceof ConfigRefused) return 2
  if (error instanceof JournalBroken) return 74
  if ([Refused, StartRefused, JournalDamaged, BackupRefused].some((kind) => error instanceof kind)) return 1
  const code = error instanceof Error && 'code' in error ? error.code : null
  return ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(String(code)) ? 1 : null
}

/** Runs one command line. Resolves to the exit code: 0 done, 1 refused, 2 wrong command line or setting, 74 broken disk. */
export async function dispatch(words: readonly string[], world: CliWorld): Promise<number> {
  try {
    return await carryOut(words, world)
  } catch (error) {
    const exit = exitOf(error)
    if (exit === null || !(error instanceof Error)) throw error
    world.complain(error.message)
    return exit
  }
}
