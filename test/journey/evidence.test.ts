import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Row } from '../../domain/run/row.ts'
import { rowStatus } from '../../domain/run/status.ts'
import type { RowState } from '../../domain/run/status.ts'
import { signIn as session, until } from '../tools/client.ts'
import { goTo, measure, press } from './acts.ts'
import { nth, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let demo: Demo
let vnpt: Seat
let post: Seat
let operator: Seat

onDemo(async (stage) => {
  demo = stage.demo
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/viec')
  post = await stage.seatOf('post', 'buudien1', phone, '/viec')
  operator = await stage.seatOf('operator', 'trucban1', desk, '/viec')
  for (const { page } of [vnpt, post]) await page.evaluate(() => navigator.serviceWorker.ready)
})

const itemPath = ({ id }: Row): string => `/viec/${encodeURIComponent(id)}`
const article = (page: Page, row: Row) => page.getByRole('article', { name: row.item.id })
const stands = async (row: Row): Promise<RowState> => {
  const { rows, info } = await demo.view()
  return rowStatus(rows.get(row.id)!, info!, Date.now()).state
}
const rowsOf = async (owner: string, wanted: (row: Row) => boolean): Promise<readonly Row[]> =>
  [...(await demo.view()).rows.values()].filter((row) => row.owner === owner && wanted(row))

/** A phone's photo: large enough to be made smaller, with a location in it. */
const photo = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 3_000,
      height: 2_000,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
      background: '#345',
    },
  })
    .withExif({ IFD0: { ImageDescription: 'CANARY-EXIF' }, IFD3: { GPSLatitude: '21/1 18/1 0/1' } })
    .jpeg({ quality: 95 })
    .toBuffer()

async function choose(
  page: Page,
  row: Row,
  files: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await goTo(page, itemPath(row))
  await article(page, row).locator('input[type=file]').setInputFiles(files)
}

/** The picture of the newest record, as the centre gives it: its bytes and what they are. */
async function shownPicture(page: Page, row: Row) {
  const image = article(page, row).locator('.item-history .photo-strip img[src^="/api/"]').first()
  await image.waitFor({ timeout: 40_000 })
  return image.evaluate(async (img: HTMLImageElement) => {
    await img.decode()
    const answer = await fetch(img.src)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      type: answer.headers.get('content-type'),
      width: img.naturalWidth,
      text: String.fromCharCode(...bytes.subarray(0, 60_000)),
    }
  })
}

describe('photos', () => {
  const open = () =>
    rowsOf(
      'buu-dien',
      ({ item, carrier, facts }) =>
        item.evidence.kind === 'photo' && !item.twoPerson && carrier === null && facts.length === 0,
    )

  test('[W24] a photo goes up with its record, is seen by owner and department, and nothing of its file survives', async () => {
    const row = nth(await open(), 0)
    const { page } = post
    const taken = await photo()
    expect(taken.includes('CANARY-EXIF')).toBe(true)
    await choose(page, row, { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: taken })
    // Typed while the photo is still being made smaller.
    await article(page, row).getByLabel('Đã kiểm tra thế nào').fill('Chụp tại quầy số 2')
    await article(page, row).locator('.photo-picker img').waitFor()
    await press(article(page, row).getByRole('button', { name: 'Ghi đạt', exact: true }))
    for (const seen of [page, operator.page]) {
      await goTo(seen, itemPath(row))
      const picture = await shownPicture(seen, row)
      expect(picture.type).toBe('image/webp')
      expect(picture.width).toBe(2_560)
      expect(picture.text).not.toContain('CANARY')
      expect(picture.text).not.toContain('Exif')
    }
    const fact = (await demo.view()).rows.get(row.id)?.facts.at(-1)
    expect(fact).toMatchObject({ byHand: false, note: 'Chụp tại quầy số 2' })
  })

  test('[W25] a photo taken offline waits with its record, lives through a reload, and arrives with it', async () => {
    const row = nth(await open(), 0)
    const { page } = post
    await post.offline()
    await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
    await choose(page, row, { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await article(page, row).locator('.photo-picker img').waitFor()
    await press(article(page, row).getByRole('button', { name: 'Ghi đạt', exact: true }))
    await page.locator('.item-state').getByText('Mới lưu trên máy').waitFor()
    await page.reload()
    await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()
    await goTo(page, itemPath(row))
    await article(page, row).locator('.item-history .photo-strip img[src^="blob:"]').waitFor()
    expect((await demo.view()).rows.get(row.id)?.facts).toEqual([])
    await post.online()
    const { type } = await shownPicture(page, row)
    expect(type).toBe('image/webp')
    const facts = (await demo.view()).rows.get(row.id)?.facts
    expect(facts).toHaveLength(1)
    expect(facts?.[0]).toMatchObject({ byHand: false, photos: [{ kind: 'photo', mime: 'image/webp' }] })
  })

  test('[P13] a photo that is not as it was recorded is named in the centre’s words, and can be asked for again', async () => {
    const shown = await rowsOf('buu-dien', ({ facts }) => (facts.at(-1)?.photos ?? []).length > 0)
    const row = nth(shown, 0)
    const id = row.facts.at(-1)?.photos?.[0]?.id ?? ''
    const file = join(demo.product.dir, 'data-demo', 'attachments', demo.congress, `${id}.bin`)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(1))
    for (const { page } of [post, operator]) {
      await page.goto(demo.url + itemPath(row))
      const history = article(page, row).locator('.item-history')
      await history
        .getByText('Ảnh 1: Tệp trên máy chủ đã mất hoặc không còn đúng bản đã ghi.')
        .waitFor({ timeout: 20_000 })
      expect(await history.locator('.photo-strip img').count()).toBe(0)
    }
    writeFileSync(file, bytes)
    for (const { page } of [post, operator]) {
      await press(article(page, row).getByRole('button', { name: 'Ảnh 1: Tải lại' }))
      await shownPicture(page, row)
      expect(await article(page, row).getByText('không còn đúng bản đã ghi').count()).toBe(0)
    }
  })

  test('[W26] a text named .jpg and an SVG are refused in words, on the phone and by the centre', async () => {
    const [row] = await rowsOf('buu-dien', ({ item }) => item.evidence.kind === 'photo' && !item.twoPerson)
    const { page } = post
    const text = Buffer.from('Không phải ảnh, chỉ là chữ.\n')
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>')
    for (const [name, mimeType, buffer] of [
      ['hien-truong.jpg', 'image/jpeg', text],
      ['so-do.svg', 'image/svg+xml', drawing],
    ] as const) {
      await choose(page, row!, { name, mimeType, buffer })
      await article(page, row!)
        .getByRole('alert')
        .getByText(`${name} không phải ảnh JPEG, PNG hay WebP`)
        .waitFor()
      expect(await article(page, row!).locator('.photo-picker img').count()).toBe(0)
    }
    const headers = {
      cookie: await session(demo.url, 'buudien1', demo.password('buudien1')),
      origin: demo.url,
    }
    const path = `${demo.url}/api/v1/congresses/${demo.congress}/attachments`
    const refused = await fetch(`${path}/${randomUUID()}`, {
      method: 'PUT',
      headers,
      body: new Uint8Array(drawing),
    })
    expect([refused.status, await refused.text()]).toEqual([415, expect.stringContaining('JPEG')])
    const id = randomUUID()
    expect(
      (await fetch(`${path}/${id}`, { method: 'PUT', headers, body: new Uint8Array(text) })).status,
    ).toBe(200)
    const asked = {
      id: randomUUID(),
      congress: demo.congress,
      type: 'run.tick',
      payload: { row: row!.id, photos: [id] },
      madeAt: Date.now(),
    }
    const answer = await fetch(`${demo.url}/api/v1/commands`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'accept-language': 'vi' },
      body: JSON.stringify(asked),
    })
    expect(await answer.json()).toMatchObject({
      error: { code: 'wrong-evidence', message: 'Mục này cần loại minh chứng khác.' },
    })
  })
})

describe('a failed item and its incident', () => {
  test('[W27] opens prefilled, linked both ways; once it is resolved the item is asked for again, and proof makes it done', async () => {
    const { page } = vnpt
    const row = toDo(await demo.view(), 'vnpt').counted.find(({ area, item }) => {
      const [reading] = item.evidence.readings
      return area !== null && item.critical && item.evidence.readings.length === 1 && reading!.min !== null
    })!
    await goTo(page, itemPath(row))
    await article(page, row)
      .locator('.reading input')
      .fill(String((row.item.evidence.readings[0]?.min ?? 0) - 7))
    await press(article(page, row).getByRole('button', { name: 'Ghi không đạt và mở sự cố' }))
    const form = page.getByRole('region', { name: 'Sự cố mới', exact: true })
    await form.getByText(`Gắn với ${row.item.id}`).waitFor()
    expect(await form.getByLabel('Việc gì').inputValue()).toContain(`${row.item.title.vi}: không đạt`)
    await press(form.getByRole('button', { name: /^Mở sự cố/ }))
    await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
    const incident = new URL(page.url()).pathname
    await press(page.locator(`#main a[href="${itemPath(row)}"]`))
    await article(page, row)
      .getByRole('link', { name: /^SC-|^[A-Z]+-/ })
      .first()
      .waitFor()
    expect(await article(page, row).locator(`.item-linked a[href="${incident}"]`).count()).toBe(1)
    expect(await stands(row)).toBe('failed')

    const { page: board } = operator
    await goTo(board, incident)
    for (const [opens, line, does] of [
      ['Tiếp nhận, chúng tôi xử lý', 'Đang kiểm tra từ xa', 'Ghi tiếp nhận'],
      ['Đã khắc phục…', 'Đã khôi phục, đo lại đạt', 'Ghi đã khắc phục'],
    ] as const) {
      const button = board.getByRole('button', { name: opens })
      if (opens !== 'Tiếp nhận, chúng tôi xử lý' && !(await button.isVisible()))
        await press(board.getByRole('button', { name: 'Việc khác' }))
      await press(button)
      await press(board.getByRole('dialog').getByRole('button', { name: line }))
      await press(board.getByRole('dialog').getByRole('button', { name: does }))
      await board.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await article(page, row)
      .getByText(/sự cố .* đã khắc phục, cần chứng minh lại/)
      .waitFor()
    expect(await stands(row)).toBe('open')
    await measure(page, row)
    await until('it is proven', async () => (await stands(row)) === 'done')
  })
})
