import type { Turn } from './mutants.ts'

const types = ['directory.set', 'directory.tested', 'directory.removed'] as const

/** Ways in which the directory could tell too much or too little. */
export const directoryMutants: readonly { readonly what: string; readonly of: Turn }[] = [
  ...types.flatMap((type) => [
    {
      what: `${type} goes to everybody as it is`,
      of: ((seen, { event, whole }) => (event.type === type ? whole : seen)) satisfies Turn,
    },
    {
      what: `${type} is kept from its organisation`,
      of: ((seen, { event, viewer }) =>
        event.type === type && viewer.organisation === 'vnpt' ? null : seen) satisfies Turn,
    },
  ]),
  {
    what: 'a contact that is no longer shared stays with the others',
    of: (seen) => (seen?.event.type === 'directory.withdrawn' ? null : seen),
  },
  {
    what: 'what is shared is kept from the others',
    of: (seen) => (seen?.event.type === 'directory.disclosed' ? null : seen),
  },
  {
    what: 'others get every number of a contact that shares one',
    of: (seen, { touched }) =>
      seen?.event.type === 'directory.disclosed' && touched.contact
        ? { ...seen, event: { ...seen.event, record: touched.contact } }
        : seen,
  },
  {
    what: 'a change of what is not shared is heard of',
    of: (seen, { event, touched }) =>
      event.type.startsWith('directory.') && !seen && touched.contact
        ? {
            event: { type: 'directory.withdrawn', contact: touched.contact.id },
            stamp: { at: 0, by: null, id: '' },
          }
        : seen,
  },
  {
    what: 'its organisation learns who of the department wrote it',
    of: (seen, { event, viewer, whole }) =>
      event.type.startsWith('directory.') && viewer.organisation === 'vnpt' && seen ? whole : seen,
  },
]
