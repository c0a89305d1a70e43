import * as z from 'zod'
import { isIP } from 'node:net'
import { isLoopbackUrl } from '../adapters/outgoing.ts'
import type { Fs } from '../adapters/fs.ts'
import { readSettings } from '../journal/settings.ts'
import type { SettingsFile } from '../journal/settings.ts'

/** A place outside that keeps anchors, written to over HTTP. */
export interface AnchorPlace {
  /** Whose it is, for the screen. */
  readonly name: string
  readonly url: string
  /** Known to both sides: every message is signed with it. */
  readonly secret: string
  /** Inside addresses that this place may have. */
  readonly allow: readonly string[]
}

/** Where anchors go besides the data folder: the file named by `ANCHOR_CONFIG`, which no screen can change. */
export interface AnchorPlan {
  /** Key file on another volume; null: in the data folder. */
  readonly key: string | null
  /** A second file, on another volume. */
  readonly file: string | null
  readonly places: readonly AnchorPlace[]
}

export const noPlan: AnchorPlan = { key: null, file: null, places: [] }

function isPlaceUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username + url.password + url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url))
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const widest = isIP(address) === 4 ? 32 : 128
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest)
  return isIP(address) !== 0 && fits && rest.length === 0
}

const path = z.string().min(1).max(1000).startsWith('/')
const Plan = z.strictObject({
  key: path.nullable().default(null),
  file: path.nullable().default(null),
  places: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(60),
        url: z.string().max(1000).refine(isPlaceUrl, 'https://… (http:// only for this machine itself)'),
        secret: z.string().min(32).max(200),
        allow: z.array(z.string().refine(isNetwork, 'an address or a network')).max(20).default([]),
      }),
    )
    .max(2)
    .refine((places) => places.every(({ name }) => name !== 'file'), 'the name "file" is taken')
    .refine((places) => new Set(places.map(({ name }) => name)).size === places.length, 'names must differ')
    .default([]),
})

const called: SettingsFile = {
  vi: 'Tệp cấu hình neo',
  en: "The anchors' configuration",
  see: 'docs/anchors.md',
}

/** Reads the file, which holds secrets and must be its owner's only (mode 0600). Throws `StartRefused`. */
export const readPlan = (fs: Fs, file: string | null): AnchorPlan =>
  file === null ? noPlan : readSettings(fs, file, Plan, called)
