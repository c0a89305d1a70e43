import type { ReactNode } from 'react'
import { useState } from 'react'
import { SearchBox } from '../parts/controls/SearchBox.tsx'
import type { LineState } from '../parts/kinds.ts'
import type { NavEntry } from '../parts/layout/Shell.tsx'
import { Shell } from '../parts/layout/Shell.tsx'
import { SyncBar } from '../parts/layout/SyncBar.tsx'
import { NightHorizon } from './NightHorizon.tsx'

export const severityNames = ['', 'nghiêm trọng', 'cao', 'trung bình', 'thấp'] as const

export const syncWords = {
  live: 'Trực tiếp',
  sending: (waiting: number) => `đang gửi ${waiting} mục`,
  reconnecting: 'Đang nối lại',
  offline: (since: string, waiting: number) => `Mất mạng từ ${since}, lưu trên máy ${waiting} mục`,
  lastSent: (time: string) => `Đã gửi ${time}`,
  reconnect: 'Nối lại',
}

export const tabs: readonly NavEntry[] = [
  { id: 'items', label: 'Việc của tôi', icon: 'list-checks', href: '?view=items' },
  {
    id: 'board',
    label: 'Sự cố',
    icon: 'siren',
    href: '?view=board',
    count: 2,
    countLabel: '2 sự cố chưa ai nhận',
  },
  { id: 'shift', label: 'Trực', icon: 'phone', href: '?view=items#shift' },
  { id: 'people', label: 'Danh bạ', icon: 'contact-round', href: '?view=items#people' },
]
export const rail: readonly NavEntry[] = [
  {
    id: 'board',
    label: 'Sự cố',
    icon: 'siren',
    href: '?view=board',
    count: 1,
    countLabel: '1 sự cố chưa ai nhận',
  },
  { id: 'runs', label: 'Bảng kiểm', icon: 'list-checks', href: '?view=items' },
  { id: 'readiness', label: 'Sẵn sàng', icon: 'gauge', href: '?view=readiness' },
  { id: 'shift', label: 'Ca trực', icon: 'users-round', href: '?view=items#shift' },
  { id: 'probes', label: 'Phép đo', icon: 'activity', href: '?view=items#probes' },
  { id: 'signals', label: 'Tín hiệu', icon: 'inbox', href: '?view=items#signals' },
  { id: 'people', label: 'Danh bạ', icon: 'contact-round', href: '?view=items#people' },
  { id: 'reports', label: 'Báo cáo', icon: 'file-text', href: '?view=items#reports' },
]

export interface FrameProps {
  readonly current: string
  readonly state?: LineState
  readonly waiting?: number
  readonly banner?: ReactNode
  readonly detail?: boolean
  readonly children: ReactNode
}

/** A full screen of the gallery inside the product's own frame. */
export function Frame({ current, state = 'live', waiting = 0, banner, detail, children }: FrameProps) {
  const [asked, setAsked] = useState('')
  const [dark, setDark] = useState(document.documentElement.dataset['theme'] === 'dark')
  const turn = () => {
    document.documentElement.dataset['theme'] = dark ? 'light' : 'dark'
    setDark(!dark)
  }
  const top = (
    <>
      <span className="topic">Đại hội Đảng bộ tỉnh Vĩnh Phúc</span>
      <span className="quiet">
        Khai mạc 08:00 hôm nay · còn <b>4 giờ 53</b>
      </span>
      <span className="spacer" />
      <SearchBox
        label="Tìm"
        value={asked}
        onChange={setAsked}
        placeholder="Mã, tên, nơi, lệnh…"
        keys={['Ctrl', 'K']}
      />
    </>
  )
  return (
    <Shell
      t={{ nav: 'Chính', skip: 'Tới nội dung', home: 'Trực Ban' }}
      tabs={tabs}
      rail={rail}
      tools={[
        { id: 'sound', label: 'Âm: tắt', icon: 'volume-x', onPress: () => undefined },
        { id: 'theme', label: dark ? 'Nền sáng' : 'Nền tối', icon: dark ? 'sun' : 'moon', onPress: turn },
      ]}
      current={current}
      top={top}
      horizon={<NightHorizon />}
      banner={banner}
      detail={detail}
      sync={
        <SyncBar
          state={state}
          since="02:57"
          waiting={waiting}
          lastSent={waiting > 0 ? '03:09' : undefined}
          clock={waiting > 0 ? undefined : '03:07:21'}
          onReconnect={() => undefined}
          t={syncWords}
        />
      }
    >
      {children}
    </Shell>
  )
}
