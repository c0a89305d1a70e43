import { basename } from 'node:path'
import type { Mistake } from '../../domain/catalogue/catalogue.ts'
import { disk } from '../catalogue/disk.ts'
import { formatMistake, loadCatalogue, readPlan } from '../catalogue/load.ts'
import { checklistKind, incidentsKind, readAuthored } from '../catalogue/read.ts'
import { catalogueDir } from '../main.ts'
import type { CliCommand } from './command.ts'

interface Checked {
  readonly mistakes: readonly Mistake[]
  readonly warnings: readonly Mistake[]
}

/** One file of any kind, told apart by its `schema:`; a plan is read against the checklists that ship. */
function checked(path: string): Checked {
  const bytes = disk.read(path)
  const said = /^schema:\s*['"]?(\S+?)['"]?\s*$/m.exec(bytes ? new TextDecoder().decode(bytes) : '')?.[1]
  if (said?.startsWith('trucban/plan') === true)
    return readPlan(path, loadCatalogue(catalogueDir, disk).catalogue.checklists, disk)
  const isIncidents = said?.startsWith('trucban/incidents') === true || basename(path) === 'incidents.yaml'
  const { mistakes } = isIncidents
    ? readAuthored(path, bytes, incidentsKind)
    : readAuthored(path, bytes, checklistKind)
  return { mistakes, warnings: [] }
}

export const checklistCheck: CliCommand = {
  name: 'checklist check',
  takes: ['FILE'],
  summary: {
    vi: 'Kiểm tra một tệp bảng kiểm, kế hoạch hoặc danh mục sự cố; chỉ ra mọi chỗ sai kèm dòng.',
    en: 'Checks a file of a checklist, a plan or the incident catalogue; tells every mistake with its line.',
  },
  options: {},
  run: ({ positionals }, { print, complain }) => {
    const path = positionals[0] ?? ''
    const { mistakes, warnings } = checked(path)
    for (const one of [...mistakes, ...warnings]) {
      complain(formatMistake(one, 'vi'))
      complain(formatMistake(one, 'en'))
    }
    if (mistakes.length === 0) print(`${path}: đúng / correct`)
    return Promise.resolve(mistakes.length === 0 ? 0 : 1)
  },
}
