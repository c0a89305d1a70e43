import { toString as draw } from 'qrcode'
import { expect, test } from 'vitest'
import { readQr } from './qr.ts'

const texts = [
  'https://truc-ban.example/link#tbl_0aZ',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tổ trực cáp quang\r\nTEL:+84900111222\r\nEND:VCARD\r\n',
  '0123456789012345678901234567890123456789',
  'A1 B2 C3: ĐƯỜNG TRUYỀN 12345678901234567890 hết',
  'Đ'.repeat(240),
]

test.each(texts)('what is drawn is read back whole: %s', async (text) => {
  expect(readQr(await draw(text, { type: 'svg', margin: 2 }))).toBe(text)
})

test('a picture with a few modules the other way round is refused', async () => {
  const svg = await draw(texts[0] ?? '', { type: 'svg', margin: 2 })
  const middle = svg.indexOf('h1m', svg.length / 2)
  expect(() => readQr(`${svg.slice(0, middle)}h2m${svg.slice(middle + 3)}`)).toThrow('does not add up')
})
