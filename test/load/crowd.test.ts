import { expect, test } from 'vitest'
import { crowd } from './crowd.ts'
import { storm } from './storm.ts'

const all = (figures: object): void => console.log(figures)

test('[LD1] 300 boards follow two commands a second within five seconds of each other, and none is disconnected', async () => {
  const { wrong, figures } = await crowd(300, 3)
  all(figures)
  expect(wrong).toEqual([])
  expect(figures['boards']).toBe(300)
}, 200_000)

test('[LD2] after a kill -9 and a restart 300 boards come back at once, each with what it missed and not the whole', async () => {
  const { wrong, figures } = await storm(300)
  all(figures)
  expect(wrong).toEqual([])
  expect(figures['boards']).toBe(300)
}, 200_000)
