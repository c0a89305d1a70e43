import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyStreams } from '../../server/journal/verify.ts'
import { congress, spawnServer } from '../tools/server.ts'
import { Scene } from './scene.ts'
import { fill } from './trouble.ts'
import { makeImage, noVolumes, tool, Volumes } from './volume.ts'

const why = noVolumes()
if (why !== null) console.warn(`skipped: no volume can be mounted here; ${why}`)

const headsOf = (dir: string): string[] =>
  [...verifyStreams(dir)].map(
    ({ stream, head, torn, bad }) => `${stream} ${head.hash} ${torn} ${String(bad)}`,
  )

/** Refused in a sentence, shown read-only, untouched. */
async function onlyShown(dir: string, scene: Scene): Promise<void> {
  const before = headsOf(dir)
  const said = await spawnServer(dir).then(
    () => 'it started',
    (error: unknown) => String(error),
  )
  expect(said).toContain('serve ended with 1')
  expect(said).toMatch(/không ghi được.*cannot be written/s)
  expect(said).not.toMatch(/\n\s+at /)
  const server = await spawnServer(dir, ['--read-only'])
  const cookie = scene.cookieOf('trucban1')
  const view = await fetch(`${server.url}/api/v1/congresses/${congress}/view`, { headers: { cookie } })
  expect(view.status).toBe(200)
  await server.stop()
  expect(headsOf(dir)).toEqual(before)
}

test.skipIf(why !== null).each([
  [
    'full',
    (volumes: Volumes) => {
      const volume = volumes.memory('volume', 64)
      let free = (): void => undefined
      return { volume, spoil: () => (free = fill(volume)), mend: () => free() }
    },
  ],
  [
    'mounted read-only',
    (volumes: Volumes) => {
      makeImage(volumes.path('image'), 64)
      const volume = volumes.image(volumes.path('image'), 'disk')
      const remount = (how: string) => () => tool('mount', '-o', `remount,${how}`, volume)
      return { volume, spoil: remount('ro'), mend: remount('rw') }
    },
  ],
] as const)(
  '[CR7] on a volume that is %s a start is refused in a sentence; it shows read-only what is there, and starts with it later',
  async (_, make) => {
    const volumes = new Volumes()
    try {
      const { volume, spoil, mend } = make(volumes)
      const dir = join(volume, 'data')
      const scene = await Scene.at(dir, 1)
      const { server } = await scene.start(dir)
      await scene.signIn(server)
      const unknown = await scene.load(server, 300, async () => {
        await server.kill()
        return scene.unknown
      })
      spawnSync('sync', ['-f', dir])
      spoil()
      await onlyShown(dir, scene)
      mend()
      const again = await scene.start(dir)
      expect((await scene.judge(again.server, again.ready, unknown)).wrong).toEqual([])
      await again.server.kill()
    } finally {
      volumes.close()
    }
  },
  120_000,
)
