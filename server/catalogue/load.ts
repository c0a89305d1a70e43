import { join } from 'node:path'
import type { Catalogue, Mistake } from '../../domain/catalogue/catalogue.ts'
import type { Checklist } from '../../domain/catalogue/checklist.ts'
import type { IncidentCatalogue } from '../../domain/catalogue/incidents.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { rowsOf, type RowFinding } from '../../domain/catalogue/rows.ts'
import type { Language, Words } from '../../domain/words.ts'
import { checklistKind, incidentsKind, planKind, readAuthored, type Read } from './read.ts'

/** What the loader needs of a disk. */
export interface Files {
  /** Names in a folder, none when there is no such folder. */
  list(dir: string): readonly string[]
  /** Null when there is no such file. */
  read(path: string): Uint8Array | null
}

export interface Loaded {
  /** Complete only without mistakes: what could not be read is left out. */
  readonly catalogue: Catalogue
  readonly mistakes: readonly Mistake[]
  /** Worth a look; nothing is left out for them. */
  readonly warnings: readonly Mistake[]
}

export interface LoadedPlan {
  /** Null when the plan has any mistake. */
  readonly plan: Plan | null
  readonly mistakes: readonly Mistake[]
  readonly warnings: readonly Mistake[]
}

const incidentsFile = 'incidents.yaml'
const empty: IncidentCatalogue = {
  severities: [],
  timeTargetBasis: 'judgement',
  raiseWhen: [],
  categories: [],
  playbooks: [],
}

/** Reads every checklist, `incidents.yaml` and `plans/` under a folder. All mistakes are told at once. */
export function loadCatalogue(dir: string, files: Files): Loaded {
  const mistakes: Mistake[] = []
  const warnings: Mistake[] = []
  const readAll = <T>(folder: string, kind: Parameters<typeof readAuthored<T>>[2]) =>
    yamlFiles(files, folder)
      .filter((name) => folder !== dir || name !== incidentsFile)
      .map((name) => readAuthored(join(folder, name), files.read(join(folder, name)), kind))
  const lists = readAll(dir, checklistKind)
  const incidents = readAuthored(
    join(dir, incidentsFile),
    files.read(join(dir, incidentsFile)),
    incidentsKind,
  )
  const plans = readAll(join(dir, 'plans'), planKind)
  for (const read of [...lists, incidents, ...plans]) mistakes.push(...read.mistakes)
  const checklists = keyed(lists, mistakes)
  uniqueItems(lists, mistakes)
  const unread = lists.some((read) => read.value === null)
  for (const plan of plans) {
    const found = againstChecklists(plan, checklists, unread)
    mistakes.push(...found.mistakes)
    warnings.push(...found.warnings)
  }
  const catalogue = { checklists, incidents: incidents.value ?? empty, plans: keyed(plans, mistakes) }
  return { catalogue, mistakes: once(mistakes), warnings: once(warnings) }
}

/** Reads one plan from anywhere on the disk, against checklists already loaded. */
export function readPlan(path: string, checklists: ReadonlyMap<string, Checklist>, files: Files): LoadedPlan {
  const read = readAuthored(path, files.read(path), planKind)
  const found = againstChecklists(read, checklists, false)
  const mistakes = once([...read.mistakes, ...found.mistakes])
  return { plan: mistakes.length === 0 ? read.value : null, mistakes, warnings: once(found.warnings) }
}

/** `checklists/cl1.yaml:12:5 items[0].due: cần mốc như T-7d …` */
export function formatMistake({ file, line, column, path, expected }: Mistake, language: Language): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const wants = language === 'vi' ? 'cần' : 'expected'
  return `${place}${path === '' ? '' : ` ${path}`}: ${wants} ${expected[language]}`
}

const yamlFiles = (files: Files, dir: string): string[] =>
  files
    .list(dir)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()

/** By id; a second file with the same id is a mistake of that file. */
function keyed<T extends { id: string }>(reads: readonly Read<T>[], mistakes: Mistake[]): Map<string, T> {
  const found = new Map<string, T>()
  const where = new Map<string, string>()
  for (const { value, document } of reads) {
    if (value === null || document === null) continue
    const former = where.get(value.id)
    if (former !== undefined) mistakes.push(document.mistake(['id'], elsewhere(value.id, former)))
    else {
      found.set(value.id, value)
      where.set(value.id, document.file)
    }
  }
  return found
}

/** An item id names a row for ever, so no two checklists may share one. */
function uniqueItems(lists: readonly Read<Checklist>[], mistakes: Mistake[]): void {
  const where = new Map<string, string>()
  for (const { value, document } of lists) {
    value?.items.forEach((item, index) => {
      const former = where.get(item.id)
      if (document !== null && former !== undefined)
        mistakes.push(document.mistake(['items', index, 'id'], elsewhere(item.id, former)))
      where.set(item.id, document?.file ?? '')
    })
  }
}

/** What only plan and checklists together show: missing checklists, rows without an owner. */
function againstChecklists(
  { value, document }: Read<Plan>,
  checklists: ReadonlyMap<string, Checklist>,
  someUnread: boolean,
): { mistakes: Mistake[]; warnings: Mistake[] } {
  const found = { mistakes: [] as Mistake[], warnings: [] as Mistake[] }
  if (value === null || document === null) return found
  const told = ({ path, expected }: RowFinding) => document.mistake(path, expected)
  value.checklists.forEach((id, index) => {
    const checklist = checklists.get(id)
    // A checklist that could not be read is told of in its own file.
    if (checklist === undefined && !someUnread)
      found.mistakes.push(document.mistake(['checklists', index], noChecklist(id)))
    if (checklist === undefined) return
    const rows = rowsOf(value, checklist)
    found.mistakes.push(...rows.mistakes.filter((finding) => finding.document === 'plan').map(told))
    found.warnings.push(...rows.warnings.map(({ expected }) => document.mistake(['areas'], expected)))
  })
  return found
}

/** One wrong word can break several rules or rows; a reader mends it once. */
function once(mistakes: readonly Mistake[]): Mistake[] {
  const seen = new Set<string>()
  return mistakes.filter((mistake) => {
    const key = formatMistake(mistake, 'en')
    return !seen.has(key) && seen.add(key)
  })
}

const elsewhere = (id: string, file: string): Words => ({
  vi: `mã chưa dùng; ${id} đã có trong ${file}`,
  en: `an id not used before; ${id} is in ${file}`,
})
const noChecklist = (id: string): Words => ({
  vi: `mã của một bảng kiểm đang có; ${id} không có`,
  en: `the id of an existing checklist; ${id} is not`,
})
