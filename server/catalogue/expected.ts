import type * as z from 'zod/mini'
import type { Words } from '../../domain/words.ts'

type Issue = z.core.$ZodIssue

/** What each kind of value is called. */
const types: Readonly<Record<string, Words>> = {
  string: { vi: 'văn bản', en: 'text' },
  number: { vi: 'một số', en: 'a number' },
  int: { vi: 'một số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'một khối khóa: giá trị', en: 'a block of keys and values' },
  record: { vi: 'một khối khóa: giá trị', en: 'a block of keys and values' },
}

/** What a pattern asks for, by example. Keys are the patterns of domain/ids.ts and domain/catalogue. */
const forms: Readonly<Record<string, Words>> = {
  '/^[A-Z]{2}-[0-9]{2}$/': { vi: 'mã mục như FQ-01', en: 'an item id such as FQ-01' },
  '/^CL[0-9]{1,2}$/': { vi: 'mã bảng kiểm như CL1', en: 'a checklist id such as CL1' },
  '/^[a-z0-9][a-z0-9-]*$/': {
    vi: 'mã gồm chữ thường không dấu, chữ số và gạch nối, như buu-dien',
    en: 'an id of lower-case letters, digits and hyphens, such as buu-dien',
  },
  '/^(T0|[TC][+-][0-9]{1,3}[dh])$/': {
    vi: 'mốc như T-7d, T-2h, T0 hoặc C+1d',
    en: 'a time such as T-7d, T-2h, T0 or C+1d',
  },
  '/^([01][0-9]|2[0-3]):[0-5][0-9]$/': { vi: 'giờ như 16:00', en: 'a clock time such as 16:00' },
  '/^[A-Z]{1,6}$/': { vi: '1 đến 6 chữ hoa như SC', en: '1 to 6 capitals such as SC' },
  '/^[A-Z]{2}$/': { vi: 'hai chữ hoa như KN', en: 'two capitals such as KN' },
  '/^[A-Z]{2}[0-9]{1,2}$/': { vi: 'mã như KN2', en: 'an id such as KN2' },
  '/^PB-[A-Z]{2}-[A-Z]$/': { vi: 'mã quy trình như PB-KN-A', en: 'a playbook id such as PB-KN-A' },
}

/** What the file should say where the issue is, in both languages. */
export function expectedOf(issue: Issue, missing: boolean): Words {
  const words = ofIssue(issue)
  return missing ? { vi: `khóa này: ${words.vi}`, en: `this key: ${words.en}` } : words
}

function ofIssue(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? { vi: issue.expected, en: issue.expected }
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'invalid_format':
      return (
        forms[issue.pattern ?? ''] ?? {
          vi: `đúng mẫu ${issue.pattern ?? issue.format}`,
          en: `the form ${issue.pattern ?? issue.format}`,
        }
      )
    case 'too_big':
      return {
        vi: `nhiều nhất ${String(issue.maximum)}${counted(issue.origin).vi}`,
        en: `at most ${String(issue.maximum)}${counted(issue.origin).en}`,
      }
    case 'too_small':
      return {
        vi: `ít nhất ${String(issue.minimum)}${counted(issue.origin).vi}`,
        en: `at least ${String(issue.minimum)}${counted(issue.origin).en}`,
      }
    case 'custom':
      return {
        vi: 'một dòng không có ký tự điều khiển hay ký tự đảo chiều',
        en: 'one line without control or direction-changing characters',
      }
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { vi: 'giá trị đúng mẫu', en: 'a value of the right form' }
  }
}

function counted(origin: string): Words {
  if (origin === 'string') return { vi: ' ký tự', en: ' characters' }
  if (origin === 'array') return { vi: ' phần tử', en: ' entries' }
  return { vi: '', en: '' }
}

export const oneOf = (values: readonly string[]): Words => ({
  vi: `một trong: ${values.join(', ')}`,
  en: `one of: ${values.join(', ')}`,
})

export const unknownKey = (key: string, snakeCase = false): Words =>
  snakeCase
    ? { vi: `khóa viết theo snake_case; "${key}" không đúng`, en: `a key in snake_case; "${key}" is not` }
    : { vi: `khóa có trong mẫu; "${key}" không có`, en: `a key of the format; "${key}" is not` }
