// `npm test`: builds, then unit and server tests, then the browser journeys; closes with the counts of both.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'

const only = process.argv.slice(2)
const browser = await findBrowser()
if (!browser) {
  console.error(
    'No Chromium was found. Install one, for example: apt-get install -y chromium (or set CHROMIUM to its path).',
  )
  process.exit(1)
}
const env = { ...process.env, CHROMIUM: browser }
const run = (command, args) =>
  spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit', env }).status === 0

const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', env })
if (build.status !== 0) process.exit(1)

const out = mkdtempSync(join(tmpdir(), 'trucban-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
let green = true
for (const project of ['unit', 'browser']) {
  const file = join(out, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...only,
  ]
  green = run('vitest', args) && green
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    totals.passed += report.numPassedTests
    totals.failed +=
      report.numFailedTests +
      (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? report.numFailedTestSuites : 0)
    totals.skipped += report.numPendingTests + report.numTodoTests
  } catch {
    console.error(`${project}: the runner left no report`)
    green = false
  }
}
rmSync(out, { recursive: true, force: true })
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = green && totals.failed === 0 ? 0 : 1
