import { parseArgs } from 'node:util'
import type { Words } from '../../domain/words.ts'

/** What a command may touch of the process that runs it. */
export interface CliWorld {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (line: string) => void
  /** To the error stream. */
  readonly complain: (line: string) => void
  /** Everything on standard input. */
  readonly readInput: () => Promise<string>
}

export interface Option {
  /** `string` takes a value, `boolean` does not. */
  readonly type: 'string' | 'boolean'
  /** How its value is named in the help. */
  readonly value?: string
  readonly means: Words
}

export interface Args {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

export interface CliCommand {
  /** One or two words, such as `user add`. */
  readonly name: string
  /** What follows the name, such as `PLAN`; one word per positional argument. */
  readonly takes: readonly string[]
  /** Any number of further arguments may follow, named so. */
  readonly rest?: string
  readonly summary: Words
  readonly options: Readonly<Record<string, Option>>
  /** Resolves to the exit code. */
  readonly run: (args: Args, world: CliWorld) => Promise<number>
}

/** A command line that cannot be carried out: both sentences are printed, exit code 2. */
export class UsageRefused extends Error {
  override name = 'UsageRefused'

  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`)
  }
}

/** Something that the folder or the rules refuse: exit code 1. */
export class Refused extends Error {
  override name = 'Refused'

  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`)
  }
}

const wrongOption = (option: string, command: CliCommand): UsageRefused =>
  new UsageRefused(
    `Tùy chọn ${option} không dùng được với "${command.name}". Xem: trucban ${command.name} --help`,
    `The option ${option} does not fit "${command.name}". See: trucban ${command.name} --help`,
  )

/** The arguments after a command's name. Throws `UsageRefused` for an unknown option or a missing or surplus argument. */
export function argsOf(command: CliCommand, given: readonly string[]): Args {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
  )
  const { values, tokens, positionals } = parseArgs({
    args: [...given],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = command.options[token.name]
    const fits = option && (option.type === 'string') === (token.value !== undefined)
    if (!fits) throw wrongOption(token.rawName, command)
  }
  const surplus = command.rest === undefined && positionals.length > command.takes.length
  if (surplus || positionals.length < command.takes.length) {
    const wanted = [command.name, ...command.takes].join(' ')
    throw new UsageRefused(
      `Cần đúng: trucban ${wanted}. Xem: trucban ${command.name} --help`,
      `Expected: trucban ${wanted}. See: trucban ${command.name} --help`,
    )
  }
  return { values, positionals }
}

/** The value of an option that takes one; null when it is not given. */
export const textOf = ({ values }: Args, name: string): string | null => {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

/** As `textOf`, for an option that must be given. */
export function mustHave(args: Args, name: string, command: string): string {
  const value = textOf(args, name)
  if (value !== null && value.trim() !== '') return value
  throw new UsageRefused(
    `Thiếu --${name}. Xem: trucban ${command} --help`,
    `--${name} is missing. See: trucban ${command} --help`,
  )
}
