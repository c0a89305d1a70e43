import * as z from 'zod/mini'

/** UUID made by the client; it names a command for ever, and an incident or fact that the command creates. */
export const CommandId = z
  .string()
  .check(
    z.maxLength(36, { abort: true }),
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  )
/** Key of an organisation or area inside one congress, such as `vnpt` or `hoi-truong`. */
export const Slug = z.string().check(z.maxLength(40, { abort: true }), z.regex(/^[a-z0-9][a-z0-9-]*$/))
/** Stream of a congress; `site` is the one stream beside them. */
export const CongressId = Slug
export const PersonId = CommandId
/** `CN-08`; `BS-7K4M` for one that was added to a live run. */
export const ItemId = z.string().check(z.maxLength(12, { abort: true }), z.regex(/^[A-Z]{2}-[0-9A-Z]{2,9}$/))
/** `CN-08`, `CN-08.hoi-truong` or `CN-08.hoi-truong.viettel`: item, area, carrier. */
export const RowId = z
  .string()
  .check(z.maxLength(100, { abort: true }), z.regex(/^[A-Z]{2}-[0-9A-Z]{2,9}(\.[a-z0-9-]+){0,2}$/))
/** Milliseconds since 1970-01-01 UTC. Display and local times are made from it with the congress's zone. */
export const Instant = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000))

export const SITE = 'site'
/** The server itself: probes, the scheduler, set-up. Never a person's id. */
export const SYSTEM = 'system'
