import { levels } from '../../../domain/directory/events.ts'
import type { Contact, Level, MeansKind, SeenBy } from '../../../domain/directory/events.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'

/** One means as it is typed; an empty value is none. */
export interface MeansDraft {
  readonly kind: MeansKind
  readonly value: string
  readonly seen: SeenBy
}
export interface ContactDraft {
  readonly organisation: string
  /** Empty: the whole congress. */
  readonly area: string
  readonly post: string
  readonly means: { readonly [L in Level]: MeansDraft }
}

/** What each level usually is, so that a second number is not the same telephone again. */
const usual: { readonly [L in Level]: MeansKind } = {
  primary: 'mobile',
  alternate: 'landline',
  contingency: 'radio',
  emergency: 'runner',
}

export function draftOf(contact: Contact | null, organisation: string): ContactDraft {
  const means = (level: Level): MeansDraft => {
    const known = contact?.means[level]
    return known
      ? { kind: known.kind, value: known.value ?? '', seen: known.seen }
      : { kind: usual[level], value: '', seen: 'department' }
  }
  return {
    organisation: contact?.organisation ?? organisation,
    area: contact?.area ?? '',
    post: contact?.post ?? '',
    means: {
      primary: means('primary'),
      alternate: means('alternate'),
      contingency: means('contingency'),
      emergency: means('emergency'),
    },
  }
}

export function payloadOf(draft: ContactDraft, contact: Contact | null): PayloadOf<'directory.set'> {
  const { organisation, area, post } = draft
  const given = levels.filter((level) => draft.means[level].value.trim() !== '')
  return {
    ...(contact ? { contact: contact.id } : {}),
    organisation,
    area: area === '' ? null : area,
    post,
    ...Object.fromEntries(given.map((level) => [level, draft.means[level]])),
  }
}
