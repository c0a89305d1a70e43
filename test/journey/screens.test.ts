import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { demoPeople } from '../../server/demo/people.ts'
import { goTo, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, interfaceWords, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing

interface Screen {
  readonly name: string
  readonly path: string
  /** What stands there once it is drawn. */
  readonly sign: string
}

let forWork: readonly Screen[]
const forAdmin: readonly Screen[] = [
  { name: 'people', path: '/nguoi-dung', sign: '.person' },
  { name: 'adding people', path: '/nguoi-dung?muc=add', sign: '.admin-form' },
  { name: 'displays', path: '/nguoi-dung?muc=displays', sign: '.admin-form' },
  { name: 'set-up', path: '/thiet-lap', sign: '.plan-choice' },
  { name: 'congress by hand', path: '/thiet-lap/soan', sign: '.hand-form' },
  { name: 'record', path: '/nhat-ky', sign: '.audit-line' },
  { name: 'retention', path: '/nhat-ky?phan=luu-giu', sign: '.audit-places li' },
  { name: 'anchors', path: '/nhat-ky?phan=moc-neo', sign: '.sheet' },
  { name: 'sign-ins', path: '/nhat-ky?phan=dang-nhap', sign: '.audit-line' },
  { name: 'self-test', path: '/tu-kiem-tra', sign: '.self-test-parts[aria-busy="false"] li' },
  { name: 'changing the congress', path: '/dieu-chinh', sign: '.admin-form' },
]

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  const state = await demo.view('vnpt1')
  const row = [...state.rows.values()].find((one) => one.item.evidence.readings.length > 1)
  const incident = [...state.incidents.values()].find(({ status }) => status === 'acknowledged')
  if (!row || !incident) throw new Error('the demo has no reading or no acknowledged incident')
  forWork = [
    { name: 'my items', path: '/viec', sign: '.spine' },
    { name: 'all items', path: '/viec?xem=don-vi', sign: '.spine' },
    { name: 'item', path: `/viec/${encodeURIComponent(row.id)}`, sign: '.item-head' },
    { name: 'incidents', path: '/su-co', sign: '.incident-row' },
    { name: 'incident', path: `/su-co/${incident.id}`, sign: '.timeline' },
    { name: 'composer', path: '/su-co/moi', sign: '.dialog-form' },
    { name: 'summary', path: '/tom-tat', sign: '.summary-word' },
    { name: 'checklist', path: '/bang-kiem/CL6', sign: '.run-title' },
    { name: 'readiness', path: '/san-sang', sign: 'main h1' },
    { name: 'poll', path: '/bieu-quyet', sign: 'main h1' },
    { name: 'duty', path: '/truc', sign: '.duty-tier' },
    { name: 'handover', path: '/ban-giao', sign: '.handover-group' },
    { name: 'directives', path: '/chi-dao', sign: '.directive' },
    { name: 'signals', path: '/tin-hieu', sign: '.signal, .signals-hint' },
    { name: 'directory', path: '/danh-ba', sign: '.contact' },
    { name: 'paper board', path: '/bang-giay', sign: '.paper-sheet' },
    { name: 'back-entry', path: '/bang-giay?phan=nhap-bu', sign: '.paper-back' },
    { name: 'earlier moment', path: '/luc-truoc', sign: '.past-parts' },
    { name: 'account', path: '/tai-khoan', sign: '.sheet' },
    { name: 'sign-in and sessions', path: '/tai-khoan/dang-nhap', sign: '.factors' },
    { name: 'outbox', path: '/hang-gui', sign: '.sheets' },
  ]
})

afterAll(async () => {
  await browsing.close()
  await demo.drop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

async function show(page: Page, { path, sign }: Screen): Promise<void> {
  await goTo(page, path)
  await page.locator(sign).first().waitFor()
}

/** Every finding of every screen, so that one run tells all. */
type Findings = Record<string, readonly string[]>
const note = (findings: Findings, where: string, found: readonly string[]): void => {
  if (found.length > 0) findings[where] = found
}

/** High enough that no bar covers a row that could be scrolled away from under it. */
async function lookAt(page: Page, name: string, findings: Findings): Promise<void> {
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 390, height: 3_000 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    note(findings, `${name}, ${colorScheme}`, await axeFindings(page))
  }
}

async function measureAt(page: Page, name: string, findings: Findings): Promise<void> {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 })
    note(findings, `${name} at ${width} px`, await sticksOut(page))
    note(findings, `${name} at ${width} px, cut`, await cutControls(page))
  }
  await enlarge(page, 2)
  note(findings, `${name} with text at 200 %, cut`, await cutControls(page))
  await enlarge(page, 1)
}

async function seat(name: string, username: string, device: object): Promise<Seat> {
  const one = await browsing.open(name, `${demo.url}/`, device)
  await signIn(one.page, username, demo.password(username))
  return one
}

describe('every screen', () => {
  test('[W18] a CSP report is heard: an injected style is one', async () => {
    const door = await browsing.open('injected', `${demo.url}/`, phone)
    await door.page.getByLabel('Tên đăng nhập').waitFor()
    await door.page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.body.append(style)
    })
    await expect.poll(() => browsing.wrongs().join('\n')).toContain('CSP report: style-src-elem')
    await door.close()
    browsing.wrongs()
  })

  for (const [name, device] of [
    ['phone', phone],
    ['desk', desk],
  ] as const)
    test(`[W18] passes axe on the ${name}, light and dark, without a CSP report`, async () => {
      const findings: Findings = {}
      const door = await browsing.open(`door ${name}`, `${demo.url}/`, device)
      await door.page.getByLabel('Tên đăng nhập').waitFor()
      await lookAt(door.page, 'sign-in', findings)
      await door.page.goto(`${demo.url}/link#tbl_none`)
      await door.page.locator('.door-wrong').waitFor()
      await lookAt(door.page, 'link', findings)
      await door.close()
      const work = await seat(`${name} work`, name === 'phone' ? 'vnpt1' : 'trucban1', device)
      for (const screen of forWork) {
        await show(work.page, screen)
        await lookAt(work.page, screen.name, findings)
      }
      await work.close()
      const admin = await seat(`${name} admin`, 'quantri', device)
      for (const screen of forAdmin) {
        await show(admin.page, screen)
        await lookAt(admin.page, screen.name, findings)
      }
      await admin.close()
      expect(findings).toEqual({})
    })

  test('[W18] passes axe on the wall, of the department’s view and of the shared one', async () => {
    const findings: Findings = {}
    const wall = await browsing.open('wall', demo.displayUrl, wallScreen)
    await wall.page.getByText('mục quan trọng chưa xong').waitFor()
    note(findings, 'wall', await axeFindings(wall.page))
    note(findings, 'wall sideways', await sticksOut(wall.page))
    const admin = await seat('admin', 'quantri', desk)
    await goTo(admin.page, '/nguoi-dung?muc=displays')
    await admin.page.getByLabel('Màn hình đặt ở đâu').fill('Sảnh chính')
    await admin.page.getByRole('button', { name: 'Tạo liên kết màn hình' }).click()
    const url = (await admin.page.locator('.link-url', { hasText: '/wall#' }).innerText()).trim()
    const shared = await browsing.open('shared wall', url, wallScreen)
    await shared.page.getByText('Kết luận do Sở công bố lúc').waitFor()
    note(findings, 'shared wall', await axeFindings(shared.page))
    expect(findings).toEqual({})
  })

  test('[W19] fits 320 and 390 px without sideways scroll, and keeps its controls whole with text at 200 %', async () => {
    const findings: Findings = {}
    const work = await seat('narrow', 'vnpt1', phone)
    for (const screen of forWork) {
      await show(work.page, screen)
      await measureAt(work.page, screen.name, findings)
    }
    const admin = await seat('narrow admin', 'quantri', phone)
    for (const screen of forAdmin) {
      await show(admin.page, screen)
      await measureAt(admin.page, screen.name, findings)
    }
    expect(findings).toEqual({})
  })

  test('[W20] speaks English in all its own words once that is chosen', async () => {
    const work = await seat('English', 'trucban1', desk)
    const { page } = work
    await goTo(page, '/tai-khoan')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('heading', { name: 'Account and this device' }).waitFor()
    const findings: Findings = {}
    const known = dataWords(JSON.stringify(await demo.view('trucban2'), withMaps))
    for (const screen of forWork) {
      if (screen.name === 'item') continue
      await show(page, screen)
      const words = (await interfaceWords(page)).map((text) => without(text, known))
      note(findings, screen.name, [...new Set(words.filter((text) => vietnamese.test(text)))])
    }
    expect(findings).toEqual({})
  })
})

const withMaps = (_key: string, value: unknown): unknown =>
  value instanceof Map ? [...value.values()] : value

/** Every Vietnamese string of the congress itself, longest first; and the names that stay in every language. */
function dataWords(json: string): readonly string[] {
  const strings = json.match(/"(?:[^"\\]|\\.)*"/g) ?? []
  const data = strings.map((text) => JSON.parse(text) as string).filter((text) => vietnamese.test(text))
  const inOneLine = data.map((text) => text.replace(/\s+/g, ' '))
  const people = demoPeople.map(({ name }) => name)
  return [...new Set([...data, ...inOneLine, ...people, 'Trực Ban', 'Tiếng Việt'])].sort(
    (a, b) => b.length - a.length,
  )
}

const without = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => rest.replaceAll(word, ''), text)
