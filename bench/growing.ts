// Lets the congress of a folder grow to so many commits, ticks of the same rows, through the desk; with the snapshots that
// a start at that moment would find, had they been made at a pace of every day.
import { congress, envelope, startServer } from '../test/tools/server.ts'
import { snapshotSchema } from '../server/app/fold.ts'
import { snapshotDue } from '../server/app/snapshots.ts'

const atOnce = 500
const [dir = '', wanted = ''] = process.argv.slice(2)
const commits = Number(wanted)
const server = await startServer({ dir, instead: { idle: true } })
const { desk, store, feeds } = server.system
const person = server.person('vnpt1')
const rows = [...(desk.congress(congress)?.rows.values() ?? [])].filter(
  ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
)

async function growTo(n: number): Promise<void> {
  for (let at = store.journal.head(congress).n; at < n; at = store.journal.head(congress).n) {
    const note = 'đã kiểm tra tại chỗ, đường truyền ổn định'
    const group = Array.from({ length: Math.min(atOnce, n - at) }, (_, each) => {
      const payload = { row: rows[(at + each) % rows.length]?.id ?? '', note }
      return desk.handIn(person, { ...envelope({ type: 'run.tick', payload }), payload }, 'vi')
    })
    const refused = (await Promise.all(group)).find(({ ok }) => !ok)
    if (refused) throw new Error(`refused while growing: ${JSON.stringify(refused)}`)
  }
}

/** The congress as it stands now, to be saved later. */
function snapshot(): () => Promise<void> {
  const fold = feeds.fold(congress)
  if (!fold) throw new Error('no such congress is open')
  const made = { n: fold.n, chainHead: fold.hash, schema: snapshotSchema, body: fold.record() }
  return () => Promise.resolve(store.snapshots.save(congress, made))
}

const newest = snapshotDue(commits)
const due = [snapshotDue(Math.max(0, newest - 1)), newest].filter(
  (n) => n > 0 && n > store.journal.head(congress).n,
)
const saving: (() => Promise<void>)[] = []
for (const n of due) {
  await growTo(n)
  saving.push(snapshot())
}
await growTo(commits)
// Last, so that none of the worker's pushes them out.
for (const save of saving) await save()
await server.stop()
const found = (await store.snapshots.candidates(congress)).map(({ n }) => n)
if (!due.every((n) => found.includes(n))) throw new Error(`the snapshots are at ${found.join(', ')}`)
process.exit(0)
