import { Horizon } from '../parts/layout/Horizon.tsx'

/** The horizon of one night, with two deadlines so near that the second is counted on the first. */
export function NightHorizon() {
  return (
    <Horizon
      label="Chân trời: việc đến hạn"
      now="03:07"
      late={{ title: '2 hạn đã trễ', text: 'SC-7K4M, SC-BKWQ' }}
      covered={(count) => `+${count}`}
      ticks={[13, 23, 33, 43, 53, 113, 173, 233, 293].map((minutes) => ({
        minutes,
        time: `0${3 + Math.floor((minutes + 7) / 60)}:${String((minutes + 7) % 60).padStart(2, '0')}`,
      }))}
      events={[
        { id: 'a', minutes: 2, time: '03:09', text: 'Tiếp nhận SC-P8D5', tone: 'act' },
        { id: 'b', minutes: 18, time: '03:25', text: 'Cập nhật SC-7K4M' },
        { id: 'c', minutes: 20, time: '03:27', text: 'Cập nhật SC-3WM5' },
        { id: 'd', minutes: 33, time: '03:40', text: 'SC-7K4M dự kiến nối lại', tone: 'accent' },
        { id: 'e', minutes: 113, time: '05:00', text: 'Điểm tin nhanh' },
        { id: 'f', minutes: 173, time: '06:00', text: 'Đổi ca · 9 mục T−2 giờ', tone: 'warn' },
        { id: 'g', minutes: 293, time: '08:00', text: 'Khai mạc', tone: 'accent' },
      ]}
    />
  )
}
