// `npm run check`: types, lint, format, floors and size limits. Prints each step; the first failing exit code wins.
import { spawnSync } from 'node:child_process'

const steps = [
  ['types: domain (no Node, no DOM)', 'tsc', ['-p', 'domain/tsconfig.json']],
  ['types: server', 'tsc', ['-p', 'server/tsconfig.json']],
  ['types: client', 'tsc', ['-p', 'client/tsconfig.json']],
  ['types: tests, bench', 'tsc', ['-p', 'test/tsconfig.json']],
  ['lint', 'eslint', ['--max-warnings', '0', '.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['floors and limits', 'node', ['test/tools/floors.mjs']],
]

let failed = 0
for (const [name, command, args] of steps) {
  const { status } = spawnSync(command === 'node' ? process.execPath : `node_modules/.bin/${command}`, args, {
    stdio: 'inherit',
  })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  if (status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
