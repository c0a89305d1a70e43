import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readiness } from '../../domain/run/readiness.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import { incident } from '../tools/client.ts'
import { startCrowd } from './crowd.ts'
import type { Crowd } from './crowd.ts'
import { axeFindings, openBrowsing, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'
import { wallLook } from './wall-looks.ts'

/** Across and upright, 1080p and 4K. */
const screens = [
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
  [2160, 3840],
] as const
/** What a letter must have to be read at five metres, and what verdict and countdown must: of the shorter side. */
const [readable, main] = [0.022, 0.08]
/** A line that is just pressed together measures less than a pixel off. */
const slack = 0.0001

let crowd: Crowd
let browsing: Browsing
let wall: Seat

beforeAll(async () => {
  ;[crowd, browsing] = await Promise.all([startCrowd(), openBrowsing()])
  wall = await browsing.open('wall', crowd.displayUrl, wallScreen)
  await wall.page.locator('.wall-detailed li').first().waitFor()
})
afterAll(async () => {
  await browsing.close()
  await crowd.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

/** Turns the screen and waits until it is drawn anew. */
async function turn(width: number, height: number, { page } = wall): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
const texts = (selector: string) => wall.page.locator(selector).allInnerTexts()
const namesShown = async () => [
  ...(await texts('.wall-detailed li > b')),
  ...(await texts('.wall-named li > span')),
]

/** How the wall looks on the screen that hangs now; nothing may be wrong with it. */
async function looksRight({ page } = wall): Promise<void> {
  const look = await wallLook(page)
  expect(look).toMatchObject({ outside: [], overlapping: [], cut: [], scrolls: false })
  expect(look.smallest.share, look.smallest.text).toBeGreaterThanOrEqual(readable - slack)
  for (const share of look.figures) expect(share).toBeGreaterThanOrEqual(main)
}

describe('forty areas, nine organisations, thirty open incidents', () => {
  test.each(screens)(
    '[WL1] [WL2] stand on %d × %d whole, and can be read at five metres',
    async (width, height) => {
      await turn(width, height)
      await looksRight()
      expect(await wall.page.locator('.wall-incident').count()).toBeGreaterThanOrEqual(3)
      expect(await axeFindings(wall.page)).toEqual([])
    },
  )

  test.each(screens)(
    '[WL3] on %d × %d every area that is not green is named, and no green one',
    async (width, height) => {
      await turn(width, height)
      const view = await crowd.view()
      if (!view.info) throw new Error('no congress')
      const { byArea } = readiness(view.rows.values(), view.info, Date.now())
      const all = [...byArea].filter(([, { verdict }]) => verdict !== null)
      const bad = all.filter(([, { verdict }]) => verdict !== 'go')
      const short = bad.map(([area]) => (area === null ? 'Chung' : view.areas.get(area)?.short))
      expect(view.areas.size).toBe(40)
      expect((await namesShown()).toSorted()).toEqual(short.toSorted())
      const heading = await wall.page.locator('.wall-places h2').innerText()
      expect(heading).toBe(`${bad.length} khu vực chưa sẵn sàng · ${all.length - bad.length} sẵn sàng`)
    },
  )

  test.each(screens)(
    '[CB5] on %d × %d a directive uses its two lines, and no third',
    async (width, height) => {
      await turn(width, height)
      const words = wall.page.locator('.wall-directives li > span:nth-of-type(1)')
      const lines = await words.evaluateAll((all) =>
        all.map((one) =>
          Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)),
        ),
      )
      expect(lines).toHaveLength(3)
      expect(Math.max(...lines)).toBeLessThanOrEqual(2)
      const long = (await words.allInnerTexts()).filter((text) => text.length > 45)
      expect(long.length).toBeGreaterThanOrEqual(2)
    },
  )

  test('[WL3] whose it is stands there by organisation, and the open incidents by severity', async () => {
    await turn(1920, 1080)
    const view = await crowd.view()
    if (!view.info) throw new Error('no congress')
    const { byOwner } = readiness(view.rows.values(), view.info, Date.now())
    const owing = [...byOwner].flatMap(([owner, { blocking }]) =>
      blocking > 0 ? [`${view.organisations.get(owner)?.short} ${blocking}`] : [],
    )
    const [names, figures] = [await texts('.wall-owners li > span'), await texts('.wall-owners li > b')]
    expect(names.map((name, n) => `${name} ${figures[n]}`).toSorted()).toEqual(owing.toSorted())
    const open = [...view.incidents.values()].filter(({ status }) => isOpen(status))
    expect(open).toHaveLength(30)
    expect(await texts('.severity-counts b')).toEqual(
      [1, 2, 3, 4].map((severity) => String(open.filter((one) => one.severity === severity).length)),
    )
  })

  test('[WL6] a published poll and its result stand above the areas, an overdue directive first in its strip', async () => {
    const asked = ['vnpt', 'viettel', 'mobifone']
    const deadline = Date.now() + 3_600_000
    const question = 'Đơn vị đã sẵn sàng cho khai mạc?'
    const poll = await crowd.command('lanhdao', {
      type: 'poll.open',
      payload: { question, deadline, organisations: asked, unanimous: true },
    })
    await crowd.command('vnpt1', { type: 'poll.answer', payload: { poll, answer: 'go' } })
    await crowd.command(
      'lanhdao',
      { type: 'poll.close', payload: { poll } },
      { type: 'readiness.publish', payload: {} },
    )
    const strip = wall.page.locator('.wall-polled')
    await strip.waitFor()
    expect(await strip.innerText()).toMatch(/Biểu quyết .*: tạm giữ\s+1 sẵn sàng · 2 không trả lời/)
    expect(await wall.page.locator('.wall-directives li').first().innerText()).toContain('quá hạn')
    for (const [width, height] of screens) {
      await turn(width, height)
      await looksRight()
    }
  })

  test('[WL4] a new critical incident breaks in on top, a lesser one moves nothing that stands', async () => {
    await turn(1920, 1080)
    const codes = () => texts('.wall-incident .wall-doing > span')
    const before = await codes()
    const open = (title: string, severity: number) =>
      crowd.command('trucban1', incident({ title, publicLine: title, severity, area: 'them-20' }))
    await open('Bưu gửi chậm tại bàn nhận', 4)
    expect(await codes()).toEqual(before)
    await open('Mất điện toàn bộ hội trường', 1)
    await wall.page.locator('.wall-incident', { hasText: 'Mất điện toàn bộ hội trường' }).waitFor()
    const now = await codes()
    expect(now.filter((code) => before.includes(code))).toEqual(before.filter((code) => now.includes(code)))
  })
})

test.each([
  ['a carrier', 'vnpt'],
  ['nobody in particular', null],
] as const)(
  '[WL1] [WL2] the wall of %s is as whole, and names no other organisation',
  async (_, organisation) => {
    const seat = await browsing.open(organisation ?? 'shared', await crowd.hang(organisation), wallScreen)
    await seat.page.locator('.wall-places h2').waitFor()
    for (const [width, height] of screens.slice(0, 2)) {
      await turn(width, height, seat)
      await looksRight(seat)
    }
    expect(await axeFindings(seat.page)).toEqual([])
    expect(await seat.page.locator('.wall-places').innerText()).not.toMatch(/Viettel|MobiFone|Bưu điện \d/)
    await seat.close()
  },
)

test('[WL5] without a line the figures are gone in 15 s and it says since when, whole on every screen; then it is back', async () => {
  await turn(1920, 1080)
  await wall.offline()
  await wall.page.locator('.lost-screen h1', { hasText: 'từ' }).waitFor({ timeout: 20_000 })
  expect(await wall.page.locator('.severity-counts, .wall-places, .go-light').count()).toBe(0)
  for (const [width, height] of screens) {
    await turn(width, height)
    await looksRight()
    expect(await axeFindings(wall.page)).toEqual([])
  }
  await wall.online()
  await wall.page.locator('.wall-detailed li').first().waitFor({ timeout: 60_000 })
})
