// `npm test`: builds, then unit and server tests, those that need the machine to themselves, the browser journeys;
// closes with what failed and the counts of all.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
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

/** What failed of one report: file, sentence and the beginning of why. */
const failed = (report) =>
  report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    const tests = assertionResults.filter((one) => one.status === 'failed')
    if (status === 'failed' && tests.length === 0) return [`${file}: ${message.slice(0, 800)}`]
    return tests.map((one) => `${file}: ${one.fullName}\n${one.failureMessages.join('\n').slice(0, 800)}`)
  })

const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', env })
if (build.status !== 0) process.exit(1)

const out = mkdtempSync(join(tmpdir(), 'trucban-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const failures = []
let green = true
for (const project of ['unit', 'alone', 'browser']) {
  const file = join(out, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(only.length > 0 ? ['--passWithNoTests', ...only] : []),
  ]
  green = run('vitest', args) && green
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    totals.passed += report.numPassedTests
    totals.failed +=
      report.numFailedTests +
      (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? report.numFailedTestSuites : 0)
    failures.push(...failed(report))
    totals.skipped += report.numPendingTests + report.numTodoTests
  } catch {
    console.error(`${project}: the runner left no report`)
    green = false
  }
}
rmSync(out, { recursive: true, force: true })
for (const failure of failures) console.log(`\nFAILED ${failure}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = green && totals.failed === 0 ? 0 : 1
