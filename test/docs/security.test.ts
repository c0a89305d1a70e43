import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const home = join(import.meta.dirname, '../..')
const text = readFileSync(join(home, 'docs/security.md'), 'utf8')

/** How many controls of levels 1 and 2 each section of ASVS 5.0.0 has, and which of its numbers are level 3. */
const sections: Readonly<Record<string, readonly [last: number, ...third: number[]]>> = {
  '1.1': [2],
  '1.2': [9],
  '1.3': [11],
  '1.4': [3],
  '1.5': [2],
  '2.1': [3],
  '2.2': [3],
  '2.3': [4],
  '2.4': [1],
  '3.2': [2],
  '3.3': [4],
  '3.4': [6],
  '3.5': [5],
  '3.7': [2],
  '4.1': [3],
  '4.2': [1],
  '4.3': [2],
  '4.4': [4],
  '5.1': [1],
  '5.2': [3],
  '5.3': [2],
  '5.4': [3],
  '6.1': [3],
  '6.2': [12],
  '6.3': [4],
  '6.4': [4],
  '6.5': [5],
  '6.6': [3],
  '6.8': [4],
  '7.1': [3],
  '7.2': [4],
  '7.3': [2],
  '7.4': [5],
  '7.5': [2],
  '7.6': [2],
  '8.1': [2],
  '8.2': [3],
  '8.3': [1],
  '8.4': [1],
  '9.1': [3],
  '9.2': [4],
  '10.1': [2],
  '10.2': [2],
  '10.3': [4],
  '10.4': [11],
  '10.5': [5],
  '10.6': [2],
  '10.7': [3],
  '11.1': [2],
  '11.2': [3],
  '11.3': [3],
  '11.4': [4],
  '11.5': [1],
  '11.6': [1],
  '12.1': [3],
  '12.2': [2],
  '12.3': [4],
  '13.1': [1],
  '13.2': [5],
  '13.3': [2],
  '13.4': [5],
  '14.1': [2],
  '14.2': [4],
  '14.3': [3],
  '15.1': [3],
  '15.2': [3],
  '15.3': [7],
  '16.1': [1],
  '16.2': [5],
  '16.3': [4],
  '16.4': [3],
  '16.5': [3],
  '17.1': [1],
  '17.2': [4],
  '17.3': [2],
}
const wanted = Object.entries(sections).flatMap(([section, [last]]) =>
  Array.from({ length: last }, (_, n) => `${section}.${n + 1}`),
)

interface Row {
  readonly line: string
  readonly controls: readonly string[]
  readonly state: string
  readonly how: string
  readonly files: readonly string[]
  readonly proofs: readonly (readonly [file: string, rule: string])[]
}

/** `6.2.1, 6.2.4–6.2.6`, one by one. */
function listed(cell: string): string[] {
  return cell.split(', ').flatMap((part) => {
    const [, section = '', from = '', to] = /^(\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to ?? from)]
    return Array.from({ length: last - first + 1 }, (_, n) => `${section}.${first + n}`)
  })
}

const rowsIn = (document: string): Row[] =>
  document
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [, controls = '', state = '', how = '', where = '', proof = ''] = line
        .split('|')
        .map((cell) => cell.trim())
      return {
        line,
        controls: listed(controls),
        state,
        how,
        files: [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
        proofs: [...proof.matchAll(/`([^`]+)` \[([A-Z]+\d+)\]/g)].map(([, file = '', rule = '']) => [
          file,
          rule,
        ]),
      }
    })

const read = (path: string): string => readFileSync(join(home, path), 'utf8')
const rules = read('docs/rules.md')

/** What stands against a row, as sentences. */
function wrongWith({ state, how, files, proofs, line }: Row): string[] {
  const wrong: string[] = []
  if (!['met', 'partly', 'no', '–'].includes(state)) wrong.push(`state ${state}`)
  if (how.length < 10) wrong.push('neither how nor why')
  if (state === 'met' || state === 'partly') {
    if (files.length === 0) wrong.push('no file')
    if (proofs.length === 0) wrong.push('no proof')
  } else if (files.length + proofs.length > 0) wrong.push('proof of what is not there')
  for (const file of files) if (!existsSync(join(home, file))) wrong.push(`no file ${file}`)
  for (const [file, rule] of proofs)
    if (!existsSync(join(home, file))) wrong.push(`no test ${file}`)
    else if (!read(file).includes(`[${rule}]`)) wrong.push(`${file} cites no [${rule}]`)
    else if (!rules.includes(`**[${rule}]**`)) wrong.push(`docs/rules.md has no [${rule}]`)
  return wrong.map((one) => `${one}: ${line.slice(0, 60)}`)
}

test('[SC11] docs/security.md has every control of levels 1 and 2 once, each with file and test, or with a reason', () => {
  const rows = rowsIn(text)
  expect(rows.flatMap(wrongWith)).toEqual([])
  const named = rows.flatMap(({ controls }) => controls)
  expect(wanted.filter((one) => !named.includes(one))).toEqual([])
  expect(named.filter((one) => !wanted.includes(one))).toEqual([])
  expect(named.filter((one, n) => named.indexOf(one) !== n)).toEqual([])
  expect(named).toHaveLength(253)
})

test('[SC11] a row with a file, a test or a rule that is not there, or with nothing, is found', () => {
  const row = (cells: string): string[] => rowsIn(`| 1.1.1 | ${cells} |`).flatMap(wrongWith)
  const how = 'Somehow, and it is said how'
  expect(row(`met | ${how} | \`server/main.ts\` | \`test/http/doors.test.ts\` [H1]`)).toEqual([])
  expect(row(`met | ${how} | \`server/none.ts\` | \`test/http/doors.test.ts\` [H1]`)[0]).toContain('no file')
  expect(row(`met | ${how} | \`server/main.ts\` | \`test/none.test.ts\` [H1]`)[0]).toContain('no test')
  expect(row(`met | ${how} | \`server/main.ts\` | \`test/http/doors.test.ts\` [A1]`)[0]).toContain('cites no')
  expect(row(`met | ${how} | | `)).toHaveLength(2)
  expect(row('no | | | ')).toHaveLength(1)
})

/** Sources below a folder. */
const sources = (folder: string): [string, string][] =>
  readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)])

test('[SC11] what the table says is not there is not there: no program started, no code made of text, no raw HTML', () => {
  const found = (folders: readonly string[], pattern: RegExp): string[] =>
    folders.flatMap(sources).flatMap(([path, source]) => (pattern.test(source) ? [path] : []))
  expect(found(['server', 'domain'], /node:child_process/)).toEqual([])
  expect(found(['server', 'domain', 'client'], /\beval\(|new Function\(|node:vm/)).toEqual([])
  expect(found(['client'], /dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write/)).toEqual([])
  expect(found(['client'], /(window|globalThis|self)\.addEventListener\('message'|onmessage\s*=/)).toEqual([])
  const made = found(['server', 'domain', 'client'], /new RegExp\(/)
  expect(made).toEqual([])
})
