import type { IconName } from './iconPaths.ts'
import { iconPaths } from './iconPaths.ts'
import { classes } from '../kinds.ts'

export interface IconProps {
  readonly name: IconName
  /** 16, 18, 20 or 22 px; 24 in title bars. */
  readonly size?: number | undefined
  /** Only when no word stands beside the icon. */
  readonly label?: string | undefined
  readonly className?: string | undefined
  readonly strokeWidth?: number | undefined
}

/** One icon in the colour of the text around it. */
export function Icon({ name, size = 18, label, className, strokeWidth = 1.75 }: IconProps) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg
      className={classes('icon', className)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...naming}
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}
