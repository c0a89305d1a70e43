#!/usr/bin/env node
// Checks an exported congress: node verify.mjs [ANCHORS…]
// Needs nothing but Node 20 and the files beside it; changes nothing. Exit code 1 and the first bad place.
// ANCHORS are the files of outsiders who were given anchors, or digits of digests copied from paper, one on a line.
// Kiểm tra bản trích: chỉ cần Node 20, không sửa gì; mã thoát 1 và chỗ sai đầu tiên.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const sha256 = (text) => createHash('sha256').update(text).digest('hex')
const noHash = '0'.repeat(64)

class Bad extends Error {}
const bad = (where, why) => {
  throw new Bad(`${where}: ${why}`)
}

/** RFC 8785: keys by UTF-16 code unit, numbers and strings as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.keys(value).sort()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

function parse(where, text) {
  try {
    return JSON.parse(text)
  } catch {
    return bad(where, 'not JSON')
  }
}

/** The digest of a text is that of its salt's bytes and the text. */
const salted = ({ salt, text }) =>
  createHash('sha256')
    .update(Buffer.from(String(salt), 'hex'))
    .update(String(text))
    .digest('hex')

/** Every text that the commit names is there, fits its digest or is marked as erased; and there is no other. */
function checkTexts(where, commit, texts) {
  const named = new Map([['$body', commit.command.bodyHash]])
  for (const event of commit.events)
    for (const field of Object.values(event))
      if (field !== null && typeof field === 'object' && '$text' in field) named.set(field.$text, field.$text)
  for (const key of Object.keys(texts)) if (!named.has(key)) bad(where, 'a text that no event names')
  let erased = 0
  for (const [key, digest] of named) {
    const text = texts[key] ?? bad(where, 'a text is missing')
    if (text.erased === true) erased += 1
    else if (salted(text) !== digest) bad(where, 'a text is not the one that was sealed')
  }
  return erased
}

/** One line against its own hash and its place behind the one before it. */
function checkLine(where, line, { stream, head }) {
  const { commit, texts, hash } = parse(where, line)
  if (!commit || !texts || !hash) bad(where, 'not a commit')
  const written = canonical(commit)
  if (sha256(written) !== hash) bad(where, 'the hash does not hold')
  if (line !== `{"commit":${written},"texts":${canonical(texts)},"hash":"${hash}"}`)
    bad(where, 'not as written')
  if (commit.stream !== stream) bad(where, `a commit of stream ${commit.stream}`)
  if (commit.n !== head.n + 1) bad(where, `numbered ${commit.n} behind ${head.n}`)
  if (commit.prev !== head.hash) bad(where, 'the chain is broken')
  return { n: commit.n, hash, erased: checkTexts(where, commit, texts) }
}

/** Walks the chain from its beginning; the hashes by number, the head, and how many texts were erased. */
async function walk({ installation, stream }) {
  let head = { n: 0, hash: sha256(`trucban/stream@1:${installation}:${stream}`) }
  const hashes = [head.hash]
  let erased = 0
  for (const name of readdirSync(join(here, 'journal')).sort()) {
    const lines = createInterface({
      input: createReadStream(join(here, 'journal', name)),
      crlfDelay: Infinity,
    })
    let number = 0
    for await (const line of lines) {
      number += 1
      const where = `journal/${name}, line ${number}, commit ${head.n + 1}`
      if (number === 1) {
        const wanted = `{"format":"trucban/journal@1","installation":"${installation}","stream":"${stream}","first":${head.n + 1},"prev":"${head.hash}"}`
        if (line !== wanted) bad(where, 'the header does not follow the file before')
        continue
      }
      const checked = checkLine(where, line, { stream, head })
      head = checked
      erased += checked.erased
      hashes[head.n] = head.hash
    }
  }
  return { head, hashes, erased }
}

const digestOf = ({ prev, leaves, at, nonce }) =>
  sha256(`trucban/anchor@1\n${sha256([prev, ...leaves].join('\n'))}\n${at}\n${nonce}`)

function isSigned({ digest, at, key, signature }) {
  try {
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    return verify(
      null,
      Buffer.from(`trucban/anchor@1\n${digest}\n${at}`),
      known,
      Buffer.from(signature, 'base64url'),
    )
  } catch {
    return false
  }
}

const time = (at) => (at === null ? 'the beginning' : new Date(at).toISOString())
const between = (from, to) => `first bad interval from ${time(from)} to ${time(to)}`

/** The anchors of the export against the journal beside them. */
function checkAnchors(stream, hashes) {
  const anchors = new Map()
  let from = null
  let reached = 0
  const lines = readFileSync(join(here, 'anchors.ndjson'), 'utf8').split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) {
    const where = `anchors.ndjson, line ${index + 1}`
    const anchor = parse(where, line)
    const { n, hash, leaf, at, digest } = anchor
    if (digestOf(anchor) !== digest) bad(where, `the digest does not hold, ${between(from, at)}`)
    if (!isSigned(anchor)) bad(where, `the signature does not hold, ${between(from, at)}`)
    if (n > 0) {
      if (sha256(`trucban/head@1\n${stream}\n${n}\n${hash}`) !== anchor.leaves[leaf])
        bad(where, 'the leaf does not hold')
      if (hashes[n] !== hash) {
        const why = hashes[n] === undefined ? 'the commit is missing' : 'the commit is another one'
        bad(where, `${why}, ${between(from, at)}, commits ${reached + 1}–${n}`)
      }
    }
    anchors.set(digest, anchor)
    from = at
    reached = n
  }
  return anchors
}

/** What an outsider kept against the anchors of the export, as far as the export reaches. */
function checkKept(file, anchors, madeAt) {
  const all = [...anchors.values()]
  let held = 0
  let from = null
  for (const [index, line] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const where = `${file}, line ${index + 1}`
    const typed = line.replaceAll(/[\s·.-]/g, '').toLowerCase()
    const isTyped = /^[0-9a-f]{16,64}$/.test(typed)
    const given = isTyped ? null : parse(where, line)
    if (given && !isSigned({ ...given, digest: given.anchor })) bad(where, 'the signature does not hold')
    if (given && given.at > madeAt) continue
    const found = given ? anchors.get(given.anchor) : all.find(({ digest }) => digest.startsWith(typed))
    if (!found)
      bad(where, `this anchor was given away and is not in the export, ${between(from, given?.at ?? null)}`)
    held += 1
    from = found.at
  }
  return held
}

async function main() {
  const about = parse('export.json', readFileSync(join(here, 'export.json'), 'utf8'))
  if (about.format !== 'trucban/export@1') bad('export.json', `format ${about.format} is not known here`)
  const { head, hashes, erased } = await walk(about)
  if (head.n !== about.head.n || head.hash !== about.head.hash)
    bad(
      'journal',
      `it ends with commit ${head.n}, the export was made with ${about.head.n}: cut off or another one`,
    )
  const anchors = checkAnchors(about.stream, hashes)
  const keys = new Set([...anchors.values()].map(({ key }) => key))
  console.log(`${about.stream}: ${head.n} commits, ${erased} erased texts, ${head.hash}`)
  console.log(`${anchors.size} anchors, signed by ${[...keys].join(' ') || noHash}`)
  for (const file of process.argv.slice(2))
    console.log(`${file}: ${checkKept(file, anchors, about.at)} anchors borne out`)
  if (process.argv.length === 2)
    console.log(
      'Without the anchors that outsiders keep, a copy that was made anew as a whole looks like this one.',
    )
  console.log('ĐÚNG / OK')
}

main().catch((error) => {
  if (!(error instanceof Bad) && error.code === undefined) throw error
  console.error(`SAI / BAD: ${error.message}`)
  process.exit(1)
})
