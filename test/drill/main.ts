// `npm run drill [-- --seconds 20 --devices 20]`: backup under load, loss, restore, comparison; exit code 1 on any difference.
import { parseArgs } from 'node:util'
import { runDrill } from './drill.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string' }, devices: { type: 'string' } } })
const say = (line: string): void => console.log(line)
const { wrong, steps, ...figures } = await runDrill({
  seconds: Number(values.seconds ?? 20),
  devices: Number(values.devices ?? 20),
  photos: 12,
  say,
})
const msOf = (what: RegExp): number =>
  steps.filter((step) => what.test(step.what)).reduce((sum, { ms }) => sum + ms, 0)
say('')
say(
  `${figures.sent} commands sent, ${figures.acknowledged} acknowledged, ${figures.generations} backups under load`,
)
say(`${figures.compared} views, chains, photos and account books compared`)
say(`back after ${msOf(/^restore into|^the restored server/)} ms (restore and start)`)
say(
  `disk lost: ${figures.afterLastGeneration} acknowledged after the last generation; disk survived: 0 missing`,
)
for (const line of wrong) console.error(`WRONG: ${line}`)
say(wrong.length === 0 ? 'the drill is passed' : `${wrong.length} things are wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
