import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorSchemas } from '../../server/catalogue/schema.ts'
import { trucbanHere } from '../cli/rig.ts'

const dir = 'checklists/schemas'

test('[K24] the schemas for editors are those of the product (UPDATE_DOCS=1 writes them)', () => {
  const made = Object.entries(editorSchemas()).map(
    ([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`] as const,
  )
  if (process.env['UPDATE_DOCS'] === '1') {
    mkdirSync(dir, { recursive: true })
    for (const [name, text] of made) writeFileSync(join(dir, name), text)
  }
  expect(readdirSync(dir).sort()).toEqual(made.map(([name]) => name).sort())
  for (const [name, text] of made) expect(readFileSync(join(dir, name), 'utf8')).toBe(text)
})

test('[K24] a schema knows every key that a checklist that ships is written with, and asks for no other', () => {
  const schema = editorSchemas()['checklist.schema.json'] as never as {
    properties: { items: { items: { properties: object; required: string[] } } }
  }
  const { properties, required } = schema.properties.items.items
  const files = readdirSync('checklists').filter((name) => /^cl\d.*\.yaml$/.test(name))
  expect(files.length).toBe(7)
  for (const name of files) {
    const { items } = parse(readFileSync(`checklists/${name}`, 'utf8')) as { items: object[] }
    for (const item of items) {
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(item)))
      expect(Object.keys(item)).toEqual(expect.arrayContaining(required))
    }
  }
})

test('[K25] checklist check passes what ships, and tells every mistake of a file with its line', async () => {
  for (const file of ['cl6-venue-connectivity.yaml', 'incidents.yaml', 'plans/vinh-phuc.yaml'])
    expect(await trucbanHere(['checklist', 'check', `checklists/${file}`], {})).toMatchObject({ code: 0 })
  const file = join(mkdtempSync(join(tmpdir(), 'trucban-check-')), 'cl6.yaml')
  const good = readFileSync('checklists/cl6-venue-connectivity.yaml', 'utf8')
  writeFileSync(
    file,
    good.replace(/phase: before/, 'phase: sooner').replace(/critical: true/, 'critical: yes?'),
  )
  const ran = await trucbanHere(['checklist', 'check', file], {})
  expect(ran.code).toBe(1)
  expect(ran.err).toMatch(/cl6\.yaml:\d+[^\n]*phase/)
  expect(ran.err).toMatch(/cl6\.yaml:\d+[^\n]*critical/)
})
