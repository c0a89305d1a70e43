import type { Locator, Page } from 'playwright-core'
import type { Row } from '../../domain/run/row.ts'
import { goodFigures } from './demo.ts'

/** What people do on the screens, in the words they read there. */

const button = (scope: Page | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name, exact: true })

/** By finger on a phone, by mouse elsewhere: a mouse that rests over a list holds its order. */
export async function press(what: Locator): Promise<void> {
  const { width } = what.page().viewportSize() ?? { width: 0 }
  await (width < 768 ? what.tap() : what.click())
}

export async function fillSignIn(page: Page, username: string | null, password: string): Promise<void> {
  if (username !== null) await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await press(button(page, 'Đăng nhập'))
}

/** Until the shell of a signed-in screen is live. */
export const live = (page: Page): Promise<void> =>
  page.locator('.sync-bar', { hasText: 'Trực tiếp' }).waitFor()

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await fillSignIn(page, username, password)
  await live(page)
}

/** Moves inside the app as its links do, without loading it again. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({ inside: true }, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** The whole list of the organisation, narrowed to one code. */
export async function findItems(page: Page, row: Row): Promise<Locator> {
  await goTo(page, `/viec?xem=don-vi&tim=${encodeURIComponent(row.item.id)}`)
  const line = page.locator(`[id="${row.id}"]`)
  await line.waitFor()
  return line
}

/** A press on the row of the list. */
export async function tickInList(page: Page, row: Row): Promise<Locator> {
  const line = await findItems(page, row)
  await press(line.locator('.item-words'))
  return line
}

/** On the item's own page: types the figures and records them. */
export async function measure(page: Page, row: Row): Promise<void> {
  await goTo(page, `/viec/${encodeURIComponent(row.id)}`)
  const article = page.getByRole('article')
  const inputs = article.locator('.reading input')
  await inputs.first().waitFor()
  for (const [index, figure] of goodFigures(row).entries()) await inputs.nth(index).fill(figure)
  await press(article.getByRole('button', { name: /^Ghi đạt/ }))
}

/** The critical items not proven yet, as wall and summary say it; null when it stands nowhere. */
export async function figureOn(page: Page): Promise<number | null> {
  const said = await page.locator('body').innerText()
  const found = /(\d+) mục quan trọng chưa xong/.exec(said)
  return found ? Number(found[1]) : null
}

/** As this person's own program would; the answer's status, and the id of what was recorded. */
export const handIn = (
  page: Page,
  congress: string,
  type: string,
  payload: object,
): Promise<{ readonly status: number; readonly id: string }> =>
  page.evaluate(
    async ([where, what, body]) => {
      const made = { id: crypto.randomUUID(), congress: where, type: what, payload: body, madeAt: Date.now() }
      const answer = await fetch('/api/v1/commands', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(made),
      })
      return { status: answer.status, id: made.id }
    },
    [congress, type, payload] as const,
  )
