import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import type { Mistake } from '../../domain/catalogue/catalogue.ts'
import { isConverting } from '../../domain/converting.ts'
import type { Words } from '../../domain/words.ts'
import { unknownKey } from './expected.ts'
import { asWritten, type Path } from './keys.ts'

/** One authored file: its values, and where each stands in it. */
export interface Authored {
  readonly file: string
  readonly value: unknown
  /** A mistake at a path given in the product's own (camelCase) keys. */
  mistake(path: Path, expected: Words): Mistake
  /** A mistake at a path given in the keys of the file. */
  mistakeAsWritten(path: Path, expected: Words): Mistake
}

export type Parsed = { ok: true; document: Authored } | { ok: false; mistakes: Mistake[] }

const maxBytes = 1_000_000
/** Longer lines or deeper indents nest so deep that parsing them can exhaust the stack. */
const maxLine = 1000
const maxIndent = 100

/** Reads the bytes of a YAML file; every fault of syntax is told at once. */
export function parseAuthored(file: string, bytes: Uint8Array): Parsed {
  const text = decode(bytes)
  if (text === null) return { ok: false, mistakes: [{ file, line: 1, path: '', expected: notText }] }
  const tooDeep = text.split('\n').findIndex((line) => line.length > maxLine || line.search(/\S/) > maxIndent)
  if (tooDeep >= 0)
    return { ok: false, mistakes: [{ file, line: tooDeep + 1, path: '', expected: shortLine }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const mistakes: Mistake[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    file,
    ...at(pos[0]),
    path: '',
    expected: syntax(code, message),
  }))
  visit(document, {
    Alias: (_, node) =>
      void mistakes.push({ file, ...at(node.range?.[0] ?? 0), path: '', expected: noAlias }),
    // Read as a value it would throw as soon as the form looked at it.
    Pair: (_, { key }) => {
      if (isScalar<string>(key) && isConverting(key.value))
        mistakes.push({ file, ...at(key.range?.[0] ?? 0), path: '', expected: unknownKey(key.value) })
    },
  })
  if (mistakes.length > 0) return { ok: false, mistakes: firstOfLine(mistakes) }
  const mistakeAsWritten = (path: Path, expected: Words): Mistake => ({
    file,
    ...at(offsetOf(document, path)),
    path: show(path),
    expected,
  })
  const mistake = (path: Path, expected: Words) => mistakeAsWritten(asWritten(path), expected)
  return { ok: true, document: { file, value: document.toJS(), mistake, mistakeAsWritten } }
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.length > maxBytes) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Where the deepest part of the path begins that the file has; of a key, the key itself. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents
  let offset = document.contents?.range[0] ?? 0
  for (const segment of path) {
    const step = stepInto(node, segment)
    if (step === null) return offset
    offset = step.offset
    node = step.node
  }
  return offset
}

function stepInto(node: unknown, segment: string | number): { node: unknown; offset: number } | null {
  if (isSeq(node)) {
    const item = node.items[Number(segment)] as Node | undefined
    return item?.range ? { node: item, offset: item.range[0] } : null
  }
  if (!isMap(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment))
  return isScalar(pair?.key) && pair.key.range ? { node: pair.value, offset: pair.key.range[0] } : null
}

/** `items[3].evidence.readings[0].unit` */
function show(path: Path): string {
  return path
    .map((segment) => (typeof segment === 'number' ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '')
}

/** One fault of syntax brings others on its line. */
function firstOfLine(mistakes: readonly Mistake[]): Mistake[] {
  const lines = new Set<number>()
  return mistakes.filter(({ line }) => !lines.has(line) && lines.add(line))
}

const shortLine: Words = {
  vi: `dòng không quá ${maxLine} ký tự và thụt không quá ${maxIndent}`,
  en: `a line of at most ${maxLine} characters, indented by at most ${maxIndent}`,
}
const notText: Words = {
  vi: 'tệp văn bản UTF-8, không quá 1 MB',
  en: 'a UTF-8 text file of at most 1 MB',
}
const noAlias: Words = {
  vi: 'giá trị viết đầy đủ, không dùng bí danh (*)',
  en: 'the value written out, without an alias (*)',
}

const syntax = (code: string, message: string): Words =>
  code === 'DUPLICATE_KEY'
    ? { vi: 'mỗi khóa chỉ một lần trong cùng một khối', en: 'each key once in its block' }
    : { vi: `YAML đúng cú pháp (${code})`, en: `valid YAML: ${message}` }
