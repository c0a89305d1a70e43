/** What a table may begin with so that a spreadsheet takes it for a formula. */
const runs = /^[=+\-@\t\r]/

/** One cell: what could run is led by an apostrophe, what holds a separator is quoted. */
export function cellOf(value: string | number): string {
  const text = String(value)
  const inert = typeof value === 'string' && runs.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

export const lineOfCells = (cells: readonly (string | number)[]): string =>
  `${cells.map(cellOf).join(',')}\r\n`

/** Without it Excel reads Vietnamese as something else. */
export const byteOrderMark = '\ufeff'
