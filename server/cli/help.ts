import type { CliCommand } from './command.ts'

const environment = [
  ['PORT', '8080'],
  ['HOST', '127.0.0.1'],
  ['TLS_CERT, TLS_KEY', ''],
  ['TRUSTED_PROXIES', ''],
  ['DATA_DIR', './data'],
  ['PUBLIC_URL', ''],
  ['ANCHOR_CONFIG', ''],
  ['BACKUP_DIR', ''],
  ['LOG_LEVEL', 'info'],
] as const

/** Every command on one screen. */
export const overview = (commands: readonly CliCommand[]): string =>
  [
    'trucban <lệnh / command>',
    '',
    ...commands.flatMap(({ name, takes, summary }) => [
      `  ${[name, ...takes].join(' ')}`,
      `      ${summary.vi}`,
      `      ${summary.en}`,
    ]),
    '',
    'Biến môi trường / environment:',
    ...environment.map(([name, initial]) => `  ${name}${initial === '' ? '' : ` (${initial})`}`),
    '',
    'trucban <lệnh> --help: chi tiết từng lệnh / details of each command',
  ].join('\n')

/** One command, its options in both languages. */
export const helpOf = ({ name, takes, summary, options }: CliCommand): string =>
  [
    `trucban ${[name, ...takes].join(' ')}${Object.keys(options).length > 0 ? ' [--…]' : ''}`,
    '',
    `  ${summary.vi}`,
    `  ${summary.en}`,
    ...Object.entries(options).flatMap(([option, { value, means }]) => [
      '',
      `  --${option}${value === undefined ? '' : ` ${value}`}`,
      `      ${means.vi}`,
      `      ${means.en}`,
    ]),
  ].join('\n')
