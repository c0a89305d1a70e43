import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawFrom } from '../fuzz/draw.ts'
import { openWatched } from '../fuzz/process.ts'
import type { Watched } from '../fuzz/process.ts'
import { posts } from '../tools/client.ts'
import { Crowd, emptied, leftBehind, live } from './crowd.ts'

let server: Watched
beforeAll(async () => {
  server = await openWatched({ limits: 'lifted', usernames: Object.keys(posts) })
})
afterAll(() => server.stop())

test('[MF9] after a crowd that came, went and commanded has left, no socket, room, listener, timer or descriptor is left', async () => {
  const crowd = new Crowd(server, drawFrom(9))
  // Once through before the first look: what is made at first use stays.
  await crowd.enter(5)
  await live(crowd, 1_500, 500)
  crowd.leave()
  const before = await emptied(server)
  await crowd.enter(60)
  await live(crowd, 12_000, 600)
  expect((await server.probe()).sockets).toBeGreaterThanOrEqual(60)
  const { answered, refused, opened } = crowd.counted
  console.log(`T15, short: ${JSON.stringify(crowd.counted)}`)
  expect(answered).toBeGreaterThan(5)
  expect(refused).toBeGreaterThan(20)
  expect(opened).toBeGreaterThan(75)
  // The looking itself can fail: a full house is not an empty one.
  expect(leftBehind(before, await server.probe()).length).toBeGreaterThan(3)
  crowd.leave()
  expect(leftBehind(before, await emptied(server))).toEqual([])
})
