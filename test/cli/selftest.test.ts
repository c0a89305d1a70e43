import { expect, onTestFinished, test } from 'vitest'
import { openHouse } from '../http/rig.ts'
import { folder, trucbanHere } from './rig.ts'

test('[ZT14] trucban selftest says of a running server what is well and what to do, and ends with 1 when a part is broken', async () => {
  const house = await openHouse()
  onTestFinished(() => house.close())
  await house.system.scheduler.round()
  const env = { DATA_DIR: house.dir, PORT: String(house.port) }
  const well = await trucbanHere(['selftest'], { env })
  expect([well.code, well.err]).toEqual([0, ''])
  expect(well.out).toMatch(/^ĐẠT \/ OK {4}Máy chủ \/ Server: 127\.0\.0\.1:\d+, nhận lệnh/m)
  for (const part of ['http trên chính máy này', 'ghi bền', 'Bộ hẹn giờ', 'Mốc cuối', 'Trực Ban 0.'])
    expect(well.out).toContain(part)
  expect(well.out).toMatch(/XEM \/ LOOK {2}Sao lưu[^]*→ Lập sao lưu theo docs\/operations\.md/)
  expect(well.out).not.toContain(house.dir)
  const wrong = await trucbanHere(['selftest'], { env: { ...env, PUBLIC_URL: 'http://trucban.example.vn' } })
  expect([wrong.code, wrong.err]).toEqual([
    1,
    expect.stringContaining('http://trucban.example.vn không mã hóa'),
  ])
})

test('[ZT14] without a server it says so, and the rest all the same', async () => {
  const dir = folder()
  const alone = await trucbanHere(['selftest'], { env: { DATA_DIR: dir, PORT: '9' } })
  expect(alone.code).toBe(1)
  expect(alone.err).toContain('Không trả lời ở 127.0.0.1:9')
  expect(alone.err).toContain('systemctl status trucban')
  expect(alone.out).toContain('ghi bền')
})
