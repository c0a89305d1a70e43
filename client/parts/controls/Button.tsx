import type { MouseEvent, ReactNode, Ref } from 'react'
import { useId } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import type { IconName } from '../glyphs/iconPaths.ts'
import { classes } from '../kinds.ts'
import { KeyHint } from './KeyHint.tsx'

export type ButtonKind = 'primary' | 'danger' | 'plain' | 'quiet'

export interface ButtonProps {
  /** Names the consequence: "Ghi không đạt và mở sự cố". */
  readonly children: ReactNode
  readonly kind?: ButtonKind | undefined
  /** `large` is the 52 px main action at the thumb, full width. */
  readonly size?: 'small' | 'normal' | 'large' | undefined
  readonly icon?: IconName | undefined
  readonly keys?: readonly string[] | undefined
  readonly type?: 'button' | 'submit' | undefined
  /** Why it cannot be pressed now; the button stays focusable and says so. */
  readonly unavailable?: string | undefined
  readonly pressed?: boolean | undefined
  readonly expanded?: boolean | undefined
  readonly onPress?: (() => void) | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A button of one of four ranks. An unavailable one keeps its place and tells its reason. */
export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'plain',
    size = 'normal',
    icon,
    keys,
    type = 'button',
    unavailable,
    onPress,
  } = props
  const { pressed, expanded, ref } = props
  const reasonId = useId()
  const press = (event: MouseEvent) => {
    if (unavailable !== undefined) event.preventDefault()
    else onPress?.()
  }
  return (
    <>
      <button
        ref={ref}
        type={type}
        className={classes('button', kind, size !== 'normal' && size)}
        aria-disabled={unavailable === undefined ? undefined : true}
        aria-describedby={unavailable === undefined ? undefined : reasonId}
        aria-pressed={pressed}
        aria-expanded={expanded}
        title={unavailable}
        onClick={press}
      >
        {icon === undefined ? null : <Icon name={icon} size={size === 'small' ? 16 : 18} />}
        {children}
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </button>
      {unavailable === undefined ? null : (
        <span id={reasonId} hidden>
          {unavailable}
        </span>
      )}
    </>
  )
}

export interface IconButtonProps {
  readonly icon: IconName
  /** The word a screen reader says and the pointer shows. */
  readonly label: string
  readonly onPress: () => void
  readonly expanded?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A 48 px target with an icon, for title bars and dialogs. */
export function IconButton({ icon, label, onPress, expanded, ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="icon-button"
      aria-label={label}
      aria-expanded={expanded}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} size={22} />
    </button>
  )
}
