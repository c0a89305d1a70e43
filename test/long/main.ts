// `npm run test:long -- <part> [--seconds n] [--rounds n] [--fresh]`: what is too long for every change. See docs/reliability.md.
import { parseArgs } from 'node:util'
import { Notebook } from './notebook.ts'
import type { Part } from './part.ts'
import { parts } from './parts.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, rounds: { type: 'string' }, fresh: { type: 'boolean' } },
})
const longest = 55 * 60

/** Asked to stop: the round is run to its end, so that what it started ends with it. Asked twice: at once. */
let isAsked = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (isAsked) process.exit(1)
    isAsked = true
    console.log('  stops after this round; asked again, at once')
  })
const goesOn = (): boolean => !isAsked

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1))
const listed = (figures: Readonly<Record<string, number>>): string[] =>
  Object.entries(figures).map(([name, value]) => `  ${name}: ${figure(value)}`)

function tell(name: string, part: Part, goal: number, { notes }: Notebook): void {
  const { done, spent, sums, most, wrong } = notes
  console.log(`${name}: ${done} of ${goal} ${part.unit}, ${(spent / 60_000).toFixed(1)} minutes`)
  for (const line of [...listed(sums), ...listed(most)]) console.log(line)
  for (const what of wrong.slice(0, 20)) console.log(`  WRONG: ${what}`)
  console.log(`  ${wrong.length} wrong`)
  if (done < goal) console.log('  not finished: the same command goes on from here')
}

async function run(name: string, load: () => Promise<Part>): Promise<boolean> {
  const part = await load()
  const goal = Number(values.rounds ?? part.goal)
  const book = new Notebook(name, values.fresh === true)
  const end = performance.now() + Number(values.seconds ?? longest) * 1000
  console.log(`${name}: ${part.about}; from ${book.notes.done} to ${goal}`)
  const running = await part.open()
  for (const what of running.skipped ?? []) console.log(`  SKIPPED: ${what}`)
  let kept = performance.now()
  try {
    while (goesOn() && book.notes.done < goal && performance.now() < end) {
      const began = performance.now()
      const round = await running.round(book.notes.done)
      // A signal to all that belongs to it may have spoilt the round: it is run again the next time.
      if (isAsked && round.wrong.length > 0) break
      book.take(round, performance.now() - began)
      if (performance.now() - kept < 10_000) continue
      kept = performance.now()
      book.keep()
      console.log(`  ${book.notes.done} of ${goal}, ${book.notes.wrong.length} wrong`)
    }
  } finally {
    book.keep()
    await running.close?.()
  }
  tell(name, part, goal, book)
  return book.notes.wrong.length === 0
}

const wanted = positionals.length > 0 ? positionals : Object.keys(parts)
let green = true
for (const name of wanted.filter(goesOn)) {
  const load = Object.hasOwn(parts, name) ? parts[name] : undefined
  if (!load) throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`)
  green = (await run(name, load)) && green
}
process.exit(green ? 0 : 1)
