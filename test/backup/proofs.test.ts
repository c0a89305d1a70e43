import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import type { Fs } from '../../server/adapters/fs.ts'
import { contents, prepared } from './rig.ts'

test('[KT25] anchors and the sign-in log are copied before the journal, and are in what is restored', async () => {
  const rig = await prepared()
  const proofs = ['anchors/anchors.ndjson', 'signins/2026-01-20.ndjson']
  for (const path of proofs) {
    mkdirSync(join(rig.dir, path, '..'), { recursive: true })
    writeFileSync(join(rig.dir, path), '{}\n', { mode: 0o600 })
  }
  const opened: string[] = []
  const source: Fs = {
    ...nodeFs,
    open: (path, flags, mode) => {
      opened.push(path.slice(rig.dir.length + 1))
      return nodeFs.open(path, flags, mode)
    },
  }
  await rig.take({ source })
  const journal = opened.findIndex((path) => path.startsWith('journal/') && path.endsWith('.ndjson'))
  expect(journal).toBeGreaterThan(0)
  for (const path of proofs) {
    const at = opened.indexOf(path)
    expect([path, at >= 0 && at < journal]).toEqual([path, true])
  }
  const into = join(rig.root, 'restored')
  await rig.restore(into)
  const restored = Object.keys(contents(into))
  for (const path of proofs) expect(restored).toContain(path)
})
