import { Icon } from '../glyphs/Icon.tsx'
import { Lamp } from '../glyphs/Lamp.tsx'

export interface WallFootProps {
  /** "14:02:18". */
  readonly clock: string
  /** "Thứ Ba 13/10/2020". */
  readonly date: string
  /** Name of the congress. */
  readonly name: string
  /** 0 to 59; the line grows through each minute and a second of silence shows. */
  readonly second: number
  /** "Trực tiếp, số liệu 1 giây trước". */
  readonly live: string
  /** False from the first missed heartbeat on. */
  readonly fresh: boolean
}

/** Sign of life of the wall. */
export function WallFoot({ clock, date, name, second, live, fresh }: WallFootProps) {
  return (
    <footer className="wall-foot">
      <span className="minute-line" style={{ width: `${((second + 1) / 60) * 100}%` }} />
      <span className="wall-clock">
        <time>{clock}</time>
        <span>{date}</span>
      </span>
      <span>{name}</span>
      <span className="wall-live">
        {fresh ? <span className="pulse" /> : <Icon name="refresh-cw" size={22} className="warn" />}
        {live}
      </span>
    </footer>
  )
}

export interface LostScreenProps {
  readonly name: string
  readonly nowWord: string
  readonly clock: string
  /** "MẤT KẾT NỐI". */
  readonly word: string
  /** "từ 14:03". */
  readonly since: string
  /** "Màn hình này không biết tình hình hiện tại. Đã 18 phút chưa có tin." */
  readonly sentence: string
  /** "Hỏi bàn trực:" "máy lẻ 101". */
  readonly ask: { readonly lead: string; readonly where: string }
  /** "Chưa rõ". */
  readonly unknown: string
  /** What was known last, with its time. */
  readonly lastKnown: string
  /** "Nối lại lần 73, 6 giây nữa". */
  readonly retry: string
}

/** Replaces the wall after 15 s of silence: old figures are removed, not dimmed. */
export function LostScreen(props: LostScreenProps) {
  const { name, nowWord, clock, word, since, sentence, ask, unknown, lastKnown, retry } = props
  return (
    <main className="lost-screen">
      <div className="lost-top">
        <span>{name}</span>
        <span>
          {nowWord} <time>{clock}</time>
        </span>
      </div>
      <div className="lost-middle">
        <div className="lost-words" role="alert">
          <h1>
            {word} <span>{since}</span>
          </h1>
          <p>{sentence}</p>
          <p>
            {ask.lead} <b>{ask.where}</b>.
          </p>
        </div>
        <Icon name="unplug" size={240} strokeWidth={1.4} />
      </div>
      <div className="lost-foot">
        <span className="lost-unknown">
          <Lamp verdict="unknown" label={unknown} size={56} />
          <b aria-hidden="true">{unknown}</b>
        </span>
        <span>{lastKnown}</span>
        <span className="lost-retry">
          <Icon name="refresh-cw" size={32} />
          {retry}
        </span>
      </div>
    </main>
  )
}
