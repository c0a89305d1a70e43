import * as z from 'zod/mini'
import { roles } from '../../../domain/decision.ts'
import { scopes } from '../../../domain/site/scopes.ts'

/** What is answered, as far as a program may count on it: an answer may hold more. */
const text = z.string()
const count = z.int()
const ms = z.int()
const maybe = <T extends z.ZodMiniType>(type: T) => z.nullable(type)

export const Failure = z.looseObject({
  error: z.looseObject({
    code: text,
    message: text,
    field: z.optional(text),
    requestId: z.optional(text),
    retryable: z.optional(z.boolean()),
  }),
})

export const Alive = z.looseObject({ alive: z.literal(true) })
export const Ready = z.looseObject({ ready: z.boolean(), commandsAccepted: z.boolean() })

const OwnCongress = z.looseObject({
  id: text,
  name: text,
  organisation: maybe(text),
  organisationName: maybe(text),
  role: text,
  department: z.boolean(),
  opening: ms,
  closing: ms,
  zone: text,
  rehearsal: z.boolean(),
  closedAt: z.optional(ms),
})
export const Congresses = z.looseObject({ congresses: z.array(OwnCongress) })
export const SignedInPerson = z.looseObject({
  person: text,
  username: text,
  name: text,
  siteAdmin: z.boolean(),
  congresses: z.array(OwnCongress),
  serverTime: ms,
})
export const Self = z.union([
  SignedInPerson,
  z.looseObject({
    token: text,
    label: text,
    congress: text,
    organisation: text,
    scopes: z.array(z.enum(scopes)),
    expiresAt: ms,
    serverTime: ms,
  }),
  z.looseObject({ display: text, congress: text, organisation: maybe(text), serverTime: ms }),
])
export const SignedOut = z.looseObject({ signedOut: z.literal(true) })
export const LinkOf = z.looseObject({
  username: text,
  name: text,
  purpose: z.enum(['set-password', 'recover']),
})

/** Records as `docs/protocol.md` and `domain/state.ts` have them. */
const record = z.looseObject({})
export const View = z.looseObject({
  congress: text,
  cursor: text,
  at: ms,
  view: z.looseObject({
    info: maybe(record),
    organisations: z.array(record),
    areas: z.array(record),
    people: z.array(record),
    checklists: z.array(record),
    rows: z.array(z.looseObject({ id: text, item: text, owner: text })),
    incidents: z.array(z.looseObject({ id: text, code: text, severity: count, status: text })),
    faces: z.array(z.looseObject({ id: text, code: text, severity: count, status: text })),
  }),
})
const WireEvent = z.looseObject({ e: z.looseObject({ type: text }), s: maybe(z.looseObject({ at: ms })) })
export const Events = z.union([
  z.looseObject({
    ok: z.literal(true),
    mode: z.literal('events'),
    congress: text,
    from: text,
    cursor: text,
    events: z.array(WireEvent),
  }),
  z.extend(View, { ok: z.literal(true), mode: z.literal('snapshot') }),
])
export const SeenIncident = z.looseObject({
  congress: text,
  sight: z.enum(['all', 'face']),
  incident: z.looseObject({ id: text, code: text, severity: count, status: text }),
})
export const Accepted = z.looseObject({
  ok: z.literal(true),
  cursor: text,
  result: z.optional(z.record(text, text)),
})
export const Qr = z.looseObject({ qr: text })

const PlanLine = z.looseObject({ id: text, title: text })
export const Plans = z.looseObject({
  plans: z.array(PlanLine),
  checklists: z.array(z.looseObject({ id: text })),
})
export const PlanText = z.looseObject({ text })
export const Checked = z.looseObject({
  plan: maybe(record),
  summary: maybe(record),
  mistakes: z.array(record),
})

export const People = z.looseObject({
  people: z.array(z.looseObject({ person: text, organisation: text, role: z.enum(roles), name: text })),
  programs: z.array(z.looseObject({ token: text, label: text, organisation: text })),
})
const Link = { url: maybe(text), qr: maybe(text), expiresAt: maybe(ms) }
export const Admitted = z.looseObject({
  people: z.array(z.looseObject({ username: text, person: maybe(text), ...Link, error: z.optional(record) })),
})
export const ShownLink = z.looseObject({ url: text, qr: text, expiresAt: ms })
export const Disabled = z.looseObject({ person: text, disabled: z.boolean() })

const Display = { id: text, label: text, organisation: maybe(text) }
export const Displays = z.looseObject({ displays: z.array(z.looseObject({ ...Display, createdAt: ms })) })
export const NewDisplayLink = z.looseObject({ ...Display, url: text, qr: text })
export const Revoked = z.looseObject({ revoked: z.literal(true) })

const Token = z.looseObject({
  id: text,
  label: text,
  organisation: text,
  scopes: z.array(z.enum(scopes)),
  maker: text,
  makerName: text,
  createdAt: ms,
  expiresAt: ms,
  lastUsed: maybe(ms),
  revokedAt: maybe(ms),
  works: z.boolean(),
})
export const Tokens = z.looseObject({ tokens: z.array(Token) })
export const MadeToken = z.looseObject({ token: Token, secret: text })

export const Heard = z.looseObject({
  ok: z.literal(true),
  signals: z.array(
    z.looseObject({
      source: text,
      key: text,
      became: z.enum(['raised', 'repeated', 'cleared', 'unchanged']),
      signal: maybe(text),
      incident: z.optional(text),
    }),
  ),
})
export const Attached = z.looseObject({ attachment: z.looseObject({ id: text }) })
export const Moved = z.looseObject({ bytes: count })

export const Account = z.looseObject({
  totp: maybe(z.looseObject({ addedAt: ms, usedAt: maybe(ms) })),
  passkeys: z.array(z.looseObject({ id: text, name: text, addedAt: ms, usedAt: maybe(ms) })),
  recovery: count,
  required: z.boolean(),
  passkeyHost: maybe(text),
  provider: maybe(record),
  sessions: z.array(record),
})
/** Where people may sign in instead; null: nowhere else. */
export const ProviderShown = z.looseObject({
  provider: maybe(z.looseObject({ label: z.looseObject({ vi: text, en: text }) })),
})
/** Where to send the browser. */
export const SentTo = z.looseObject({ url: text })
export const SignedInOrBound = z.union([SignedInPerson, z.looseObject({ bound: z.literal(true) })])
export const Expected = z.looseObject({ expected: z.literal(true) })
export const Proof = z.looseObject({ proof: text })
/** What the browser hands to its authenticator. */
export const Options = z.looseObject({ options: record })
export const NewSecret = z.looseObject({ secret: text, uri: text, qr: text })
export const FactorAdded = z.looseObject({ recovery: maybe(z.array(text)) })
export const Sheet = z.looseObject({ recovery: z.array(text) })
export const Removed = z.looseObject({ removed: z.literal(true) })
export const Changed = z.looseObject({ changed: z.literal(true) })
export const Ended = z.looseObject({ ended: count })
export const Read = z.looseObject({ read: z.literal(true) })
export const Reset = z.looseObject({ resetAsked: maybe(record) })
export const ResetDone = z.looseObject({ reset: z.literal(true) })

export const AuditRows = z.looseObject({
  rows: z.array(
    z.looseObject({ n: count, hash: text, at: ms, by: text, who: text, type: text, what: text, said: text }),
  ),
  next: maybe(count),
})
export const Anchored = z.looseObject({ last: maybe(z.looseObject({ at: ms, digest: text })) })
export const SignIns = z.looseObject({ rows: z.array(record), next: maybe(text) })

const bothWords = z.looseObject({ vi: text, en: text })
export const SelfTested = z.looseObject({
  at: ms,
  findings: z.array(
    z.looseObject({
      id: text,
      name: bothWords,
      state: z.enum(['ok', 'look', 'bad']),
      value: bothWords,
      act: maybe(bothWords),
    }),
  ),
})
export const TimeTold = z.looseObject({ at: ms })
const erasureOrder = z.looseObject({
  id: text,
  subject: maybe(text),
  places: z.array(z.looseObject({ n: count, fields: maybe(z.array(text)) })),
  photos: z.array(text),
  reason: text,
  words: text,
  until: maybe(ms),
  underway: z.boolean(),
})
export const Erasures = z.looseObject({
  orders: z.array(erasureOrder),
  reasons: z.array(z.looseObject({ id: text, label: text })),
})
export const ErasurePlaces = z.looseObject({
  rows: z.array(
    z.looseObject({ n: count, at: ms, what: text, texts: z.array(z.looseObject({ field: text, text })) }),
  ),
  photos: z.array(z.looseObject({ id: text, kind: text })),
})
export const ErasureAsked = z.looseObject({ order: erasureOrder })
export const ErasureDone = z.looseObject({ erased: count })
export const Withdrawn = z.looseObject({ withdrawn: z.literal(true) })
export const RetentionTold = z.looseObject({
  classes: z.array(
    z.looseObject({
      id: text,
      goes: z.boolean(),
      label: text,
      rule: text,
      next: maybe(z.looseObject({ at: ms, count })),
    }),
  ),
  contacts: maybe(z.looseObject({ at: ms, count })),
})
export const RetentionPostponed = z.looseObject({ until: ms })
