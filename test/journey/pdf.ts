import type { Page } from 'playwright-core'

/** A sheet of paper, mm. */
export interface Sheet {
  readonly width: number
  readonly height: number
}
const millimetres = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4)

/** What the browser's "print to PDF" gives, on the paper that the page's own styles ask for: its sheets, in order. */
export async function printed(page: Page): Promise<readonly Sheet[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sheets = [...pdf.matchAll(/\/Type\s*\/Page\b[^]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
  const count = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length
  if (sheets.length !== count) throw new Error(`${count} pages, ${sheets.length} with a size of their own`)
  return sheets.map(([, width, height]) => ({ width: millimetres(width), height: millimetres(height) }))
}

export const a4: Sheet = { width: 210, height: 297 }
export const a4Across: Sheet = { width: 297, height: 210 }
