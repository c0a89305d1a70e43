/**
 * Names under which a text of JSON or YAML can bring a record that no language feature turns into text or a number any
 * more: comparing it throws. The checks of Zod compare whatever is called `length` before they know what it is of.
 */
const convertingNames: readonly string[] = ['toString', 'valueOf']

export const isConverting = (name: string): boolean => convertingNames.includes(name)

export const hasConverting = (record: object): boolean =>
  convertingNames.some((name) => Object.hasOwn(record, name))
