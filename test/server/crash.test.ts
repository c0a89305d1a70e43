import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dice } from '../crash/chance.ts'
import { people, Scene } from '../crash/scene.ts'
import { prepareFolder, runCli } from '../tools/server.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10)
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

test('[N21] [CR1] killed at any moment under load, nothing acknowledged is lost, nothing happens twice, and who comes back misses nothing', async () => {
  console.log(`seed ${seed}, ${rounds} rounds`)
  const chance = dice(seed)
  const dir = await prepareFolder(people)
  const scene = await Scene.over(dir, seed)
  let { server } = await scene.start(dir)
  await scene.signIn(server)
  const sums = { acknowledged: 0, unknown: 0, shown: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const unknown = await scene.load(server, 50 + chance() * 1_950, async () => {
      expect((await server.kill()).signal).toBe('SIGKILL')
      return scene.unknown
    })
    const next = await scene.start(dir)
    server = next.server
    const { acknowledged, shown, wrong } = await scene.judge(server, next.ready, unknown)
    expect(wrong, `round ${round}`).toEqual([])
    sums.acknowledged += acknowledged
    sums.unknown += unknown
    sums.shown += shown
  }
  console.log(sums)
  expect(sums.acknowledged).toBeGreaterThan(10 * rounds)
  expect(sums.unknown).toBeGreaterThan(0)
  expect(sums.shown).toBeGreaterThan(sums.acknowledged)
  expect((await server.stop()).code).toBe(0)
  const verified = await runCli(['verify'], { DATA_DIR: dir }).ended
  expect([verified.code, verified.output]).toEqual([0, expect.any(String)])
  rmSync(dir, { recursive: true, force: true })
}, 280_000)
