// Makes the icons of client/public from the product's mark: node client/worker/icons.mjs
import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const out = new URL('../public/', import.meta.url)
const paper = [243, 242, 237]
const ink = [25, 28, 34]
const accent = [43, 63, 135]

// The mark on its 24 grid (client/parts/glyphs/Mark.tsx): strokes with round ends, then the knot.
const strokes = [
  { from: [9, 2], to: [9, 22], width: 2.2, colour: ink },
  { from: [9, 5.5], to: [15, 5.5], width: 2.2, colour: ink },
  { from: [9, 18.5], to: [15, 18.5], width: 2.2, colour: ink },
  { from: [2, 12], to: [22, 12], width: 2.6, colour: accent },
  { from: [9, 12], to: [9, 12], width: 6.8, colour: accent },
]

const distance = ([x, y], [ax, ay], [bx, by]) => {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const t =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
}

/** Share of the picture that the mark takes, and the radius of the ground's corners as a share. */
function pixels(size, share, corner) {
  const raw = Buffer.alloc(size * (size * 4 + 1))
  const scale = (size * share) / 24
  const radius = size * corner
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const point = [(x + 0.5 - size / 2) / scale + 12, (y + 0.5 - size / 2) / scale + 12]
      let colour = paper
      for (const { from, to, width, colour: next } of strokes) {
        const cover = Math.max(0, Math.min(1, (width / 2 - distance(point, from, to)) * scale + 0.5))
        colour = colour.map((value, index) => value + (next[index] - value) * cover)
      }
      const dx = Math.max(radius - x - 0.5, x + 0.5 - (size - radius), 0)
      const dy = Math.max(radius - y - 0.5, y + 0.5 - (size - radius), 0)
      const alpha = Math.max(0, Math.min(1, radius - Math.hypot(dx, dy) + 0.5))
      const at = y * (size * 4 + 1) + 1 + x * 4
      raw.set([...colour.map(Math.round), radius === 0 ? 255 : Math.round(alpha * 255)], at)
    }
  return raw
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function png(size, share, corner) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels(size, share, corner), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const rgb = (colour) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
const lines = strokes.map(
  ({ from, to, width, colour }) =>
    `<path d="M${from.join(' ')}L${to.join(' ')}" stroke="${rgb(colour)}" stroke-width="${width}"/>`,
)
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 32 32" fill="none" stroke-linecap="round"><rect x="-4" y="-4" width="32" height="32" rx="6" fill="${rgb(paper)}"/>${lines.join('')}</svg>\n`
writeFileSync(new URL('icon.svg', out), svg)
writeFileSync(new URL('icon-192.png', out), png(192, 0.72, 0.18))
writeFileSync(new URL('icon-512.png', out), png(512, 0.72, 0.18))
// A maskable icon keeps everything inside the circle of 80 % (W3C manifest).
writeFileSync(new URL('icon-maskable-512.png', out), png(512, 0.54, 0))
