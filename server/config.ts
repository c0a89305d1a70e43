import * as z from 'zod'
import type { Words } from '../domain/words.ts'
import { badProxy, isLoopback } from './accounts/peers.ts'
import { logLevels } from './adapters/log.ts'
import type { LogLevel } from './adapters/log.ts'

/** Everything that can be set from outside, read once; nothing else looks at the environment. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Paths of PEM files. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Addresses or networks; with it set, connections from any other peer are refused. */
  readonly trustedProxies: readonly string[] | null
  readonly dataDir: string
  /** `DATA_DIR` names it: then it must have been initialised. The default folder is created by `npm start`. */
  readonly dataDirNamed: boolean
  /** Where people reach us, without a slash at the end; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null
  readonly logLevel: LogLevel
  /** File that says where anchors go besides the data folder, with the secrets for it (docs/anchors.md). */
  readonly anchorConfig?: string | null
  /** Where `trucban backup` puts its generations: only looked at, for the self-test. */
  readonly backupDir?: string | null
  /** File that names the sign-in provider (OpenID Connect, docs/operations.md). */
  readonly oidcConfig?: string | null
  /** `serve --read-only`: shows everything, takes no command. */
  readonly readOnly: boolean
}

/** A setting that does not hold. Both sentences are printed, and the start ends with exit code 2. */
export class ConfigRefused extends Error {
  override name = 'ConfigRefused'
  readonly sentence: Words

  constructor(sentence: Words) {
    super(`${sentence.vi}\n${sentence.en}`)
    this.sentence = sentence
  }
}

type Env = Readonly<Record<string, string | undefined>>

const refuse = (vi: string, en: string): never => {
  throw new ConfigRefused({ vi, en })
}

function isBareUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  return url.pathname === '/' && url.search + url.hash + url.username === ''
}

/** What each variable must look like, and the sentence when it does not. */
const settings = {
  PORT: {
    form: z
      .string()
      .regex(/^\d{1,5}$/)
      .refine((port) => Number(port) <= 65_535),
    vi: 'phải là số cổng từ 0 đến 65535',
    en: 'must be a port number from 0 to 65535',
  },
  HOST: {
    form: z.string().regex(/^[\w.:-]{1,255}$/),
    vi: 'phải là một địa chỉ hoặc tên máy',
    en: 'must be an address or a host name',
  },
  PUBLIC_URL: {
    form: z.string().refine(isBareUrl),
    vi: 'phải là địa chỉ http(s) không có đường dẫn, ví dụ https://trucban.example.vn',
    en: 'must be an http(s) address without a path, such as https://trucban.example.vn',
  },
  TRUSTED_PROXIES: {
    form: z.string().refine((list) => badProxy(list.split(',').map((entry) => entry.trim())) === null),
    vi: 'phải là các địa chỉ IP hoặc mạng, cách nhau bằng dấu phẩy',
    en: 'must be IP addresses or networks, separated by commas',
  },
  LOG_LEVEL: {
    form: z.enum(logLevels),
    vi: `phải là một trong: ${logLevels.join(', ')}`,
    en: `must be one of: ${logLevels.join(', ')}`,
  },
  ANCHOR_CONFIG: {
    form: z.string().refine((path) => !path.includes('\0')),
    vi: 'phải là đường dẫn tệp cấu hình neo (docs/anchors.md)',
    en: 'must be the path of the anchors’ configuration (docs/anchors.md)',
  },
  BACKUP_DIR: {
    form: z.string().refine((path) => !path.includes('\0')),
    vi: 'phải là thư mục của bản sao lưu (docs/operations.md)',
    en: 'must be the folder of the backup (docs/operations.md)',
  },
  OIDC_CONFIG: {
    form: z.string().refine((path) => !path.includes('\0')),
    vi: 'phải là đường dẫn tệp cấu hình đăng nhập chung (docs/operations.md)',
    en: 'must be the path of the sign-in provider’s configuration (docs/operations.md)',
  },
  DATA_DIR: {
    form: z.string().refine((path) => !path.includes('\0')),
    vi: 'phải là một đường dẫn thư mục',
    en: 'must be the path of a folder',
  },
} as const

/** The value of one variable; null when it is not set or empty. */
function read(env: Env, name: keyof typeof settings): string | null {
  const value = env[name]?.trim()
  if (value === undefined || value === '') return null
  const { form, vi, en } = settings[name]
  const shown = JSON.stringify(value.slice(0, 60))
  return form.safeParse(value).success ? value : refuse(`${name}=${shown}: ${vi}.`, `${name}=${shown} ${en}.`)
}

function readTls(env: Env): Config['tls'] {
  const [cert, key] = [env['TLS_CERT']?.trim() ?? '', env['TLS_KEY']?.trim() ?? '']
  if (cert === '' && key === '') return null
  if (cert !== '' && key !== '') return { cert, key }
  return refuse('TLS_CERT và TLS_KEY phải được đặt cùng nhau.', 'TLS_CERT and TLS_KEY must be set together.')
}

export const isLocalHost = (host: string): boolean => host === 'localhost' || isLoopback(host)

/** Reads the environment. Throws `ConfigRefused` at the first value that does not hold. */
export function readConfig(env: Env, options: { readonly readOnly?: boolean } = {}): Config {
  if ((env['DATABASE_URL'] ?? '').trim() !== '')
    refuse(
      'DATABASE_URL được đặt nhưng bản này chưa có kho PostgreSQL. Bỏ biến này để dùng kho nhúng trong DATA_DIR.',
      'DATABASE_URL is set, but this version has no PostgreSQL store yet. Unset it to use the embedded store in DATA_DIR.',
    )
  const tls = readTls(env)
  const host = read(env, 'HOST') ?? '127.0.0.1'
  const proxies = read(env, 'TRUSTED_PROXIES')
  if (!isLocalHost(host) && tls === null && proxies === null)
    refuse(
      `HOST=${host} mở ra ngoài máy này: cần TLS_CERT và TLS_KEY, hoặc TRUSTED_PROXIES nếu có máy chủ ủy quyền phía trước.`,
      `HOST=${host} opens beyond this machine: it needs TLS_CERT and TLS_KEY, or TRUSTED_PROXIES when a proxy stands in front.`,
    )
  return {
    host,
    port: Number(read(env, 'PORT') ?? '8080'),
    tls,
    trustedProxies: proxies === null ? null : proxies.split(',').map((entry) => entry.trim()),
    dataDir: read(env, 'DATA_DIR') ?? './data',
    dataDirNamed: read(env, 'DATA_DIR') !== null,
    publicUrl: read(env, 'PUBLIC_URL')?.replace(/\/$/, '') ?? null,
    anchorConfig: read(env, 'ANCHOR_CONFIG'),
    backupDir: read(env, 'BACKUP_DIR'),
    oidcConfig: read(env, 'OIDC_CONFIG'),
    logLevel: (read(env, 'LOG_LEVEL') ?? 'info') as LogLevel,
    readOnly: options.readOnly ?? false,
  }
}

/** Whether pages are reached over https: then cookies are Secure and browsers are told to insist. */
export const isSecure = ({ tls, publicUrl, trustedProxies }: Config): boolean =>
  tls !== null || (publicUrl === null ? trustedProxies !== null : publicUrl.startsWith('https:'))

/** What links begin with. `port` is the one listened on. */
export const baseUrlOf = ({ publicUrl, tls, host }: Config, port: number): string => {
  if (publicUrl !== null) return publicUrl
  const name = isLocalHost(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${tls === null ? 'http' : 'https'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}
