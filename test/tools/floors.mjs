// The floors of docs/architecture.md: imports go down only, rooms of one storey do not know each other.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** For each room, the rooms its files may import from. A room not listed here is a mistake. */
const rooms = {
  domain: ['domain'],
  'server/adapters': ['server/adapters', 'domain'],
  'server/journal': ['server/journal', 'server/adapters', 'domain'],
  'server/app': ['server/app', 'server/journal', 'server/adapters', 'domain'],
  'server/accounts': ['server/accounts', 'server/journal', 'server/adapters', 'domain'],
  'server/oidc': ['server/oidc', 'server/accounts', 'server/journal', 'server/adapters', 'domain'],
  'server/audit': ['server/audit', 'server/journal', 'server/adapters', 'domain'],
  'server/self-test': ['server/self-test', 'server/adapters', 'domain'],
  'server/attachments': ['server/attachments', 'server/adapters', 'domain'],
  'server/backup': ['server/backup', 'server/journal', 'server/adapters', 'domain'],
  'server/catalogue': ['server/catalogue', 'server/adapters', 'domain'],
  'server/http': [
    'server/http',
    'server/app',
    'server/audit',
    'server/self-test',
    'server/accounts',
    'server/adapters',
    'domain',
  ],
  'server/realtime': ['server/realtime', 'server/app', 'server/accounts', 'server/adapters', 'domain'],
  'server/tls': ['server/tls', 'server/adapters'],
  'server/demo': ['server/demo', 'server/app', 'server/accounts', 'server/adapters', 'domain'],
  'server/cli': [
    'server/tls',
    'server/demo',
    'server/cli',
    'server/backup',
    'server/http',
    'server/realtime',
    'server/app',
    'server/audit',
    'server/self-test',
    'server/accounts',
    'server/catalogue',
    'server/journal',
    'server/adapters',
    'server',
    'domain',
  ],
  server: [
    'server',
    'server/demo',
    'server/http',
    'server/realtime',
    'server/app',
    'server/audit',
    'server/self-test',
    'server/attachments',
    'server/oidc',
    'server/accounts',
    'server/catalogue',
    'server/journal',
    'server/adapters',
    'domain',
  ],
  client: ['client', 'domain'],
}
const banned = /(^|[-/.])(utils?|helpers?|common|manager|service|data|info)\.(ts|tsx)$/
/** What a file imports or exports from, or loads later; `from '…'` inside a text or a union of literals is none. */
const imported =
  /(?:^(?:import|export)\b[^'"`;]*?\bfrom\s*|^import\s*|\bimport\s*\(\s*)(?:\/\*[^*]*\*\/\s*)?'([^']+)'/gm
const softLines = 200
const hardLines = 300

const files = []
const walk = (dir) => {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) walk(path)
    else if (/\.(ts|tsx|mjs|css)$/.test(name)) files.push(path)
  }
}
for (const top of ['domain', 'server', 'client', 'test', 'bench']) walk(top)

const roomOf = (path) => {
  const [top, second, third] = path.split('/')
  if (top === 'server' && third !== undefined) return `server/${second}`
  return top
}
const wrong = []
let over = 0
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n').length - 1
  if (lines > hardLines) wrong.push(`${file}: ${lines} lines, the limit is ${hardLines}`)
  else if (lines > softLines) over += 1
  if (banned.test(file)) wrong.push(`${file}: a banned name (docs/architecture.md)`)
  const room = roomOf(file)
  if (room === 'test' || room === 'bench' || file.endsWith('.css') || file.endsWith('.mjs')) continue
  const allowed = rooms[room]
  if (!allowed) {
    wrong.push(`${file}: room ${room} is not in test/tools/floors.mjs`)
    continue
  }
  for (const [, target] of text.matchAll(imported)) {
    if (!target.startsWith('.')) {
      if (room === 'domain' && target !== 'zod/mini')
        wrong.push(`${file}: domain may import zod/mini and nothing else (${target})`)
      continue
    }
    const to = roomOf(relative('.', resolve(dirname(file), target)))
    if (!allowed.includes(to)) wrong.push(`${file}: ${room} may not import ${to} (${target})`)
  }
}
for (const line of wrong) console.error(line)
console.log(
  `${files.length} files, ${over} between ${softLines} and ${hardLines} lines, ${wrong.length} wrong`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
