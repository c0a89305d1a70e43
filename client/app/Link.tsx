import type { MouseEvent, ReactNode } from 'react'
import { go } from './place.ts'

/** A click that the browser should not have for itself: new tab, new window, download. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link inside the app; opens without loading the page again. */
export function Link(props: {
  readonly href: string
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <a
      href={props.href}
      className={props.className}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        go(props.href)
      }}
    >
      {props.children}
    </a>
  )
}
