export interface SkipLinkProps {
  readonly href: string
  readonly label: string
}

/** First stop of the Tab key: jumps over the navigation. */
export function SkipLink({ href, label }: SkipLinkProps) {
  return (
    <a className="skip-link" href={href}>
      {label}
    </a>
  )
}
