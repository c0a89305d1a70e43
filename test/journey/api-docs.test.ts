import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'
import { desk, openBrowsing, phone } from './rig.ts'
import type { Browsing } from './rig.ts'

let server: Started
let browsing: Browsing
beforeAll(async () => {
  ;[server, browsing] = await Promise.all([startServer({ usernames: ['trucban1'] }), openBrowsing()])
})
afterAll(async () => {
  await browsing.close()
  await server.drop()
})

test.each([
  ['desk', desk],
  ['phone', phone],
] as const)(
  '[OA5] on a %s the surface is read from this server alone: an operation opens with its fields, and nothing is asked elsewhere',
  async (name, options) => {
    const { page, close } = await browsing.open(name, `${server.url}/readyz`, options)
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    await page.goto(`${server.url}/api/docs?lang=vi`)
    const hooks = page.locator('.opblock', { hasText: '/api/v1/hooks/{integration}' })
    await hooks.locator('button.opblock-summary-control').click()
    await hooks.locator('.opblock-body .response').first().waitFor()
    expect(await hooks.innerText()).toContain('Cảnh báo của máy thành tín hiệu')
    expect(await hooks.innerText()).toContain('cam-bien')
    expect(await hooks.innerText()).toContain('unknown-area')
    // It is for reading: nothing can be sent from it.
    expect(await page.getByRole('button', { name: /try it out|execute/i }).count()).toBe(0)
    expect(asked.length).toBeGreaterThan(3)
    const outside = asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))
    expect(outside).toEqual([])
    const pictures = process.env['JOURNEY_PICTURES']
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/api-docs-${name}.png` })
    await close()
    expect(browsing.wrongs()).toEqual([])
  },
)
