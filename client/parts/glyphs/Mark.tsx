export interface MarkProps {
  readonly size?:
    number | undefined /** Given where the mark stands alone; beside the written name it is decoration. */
  readonly label?: string | undefined
}

/** The product's mark: the now-line crossing the spine. */
export function Mark({ size = 28, label }: MarkProps) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className="product-mark" width={size} height={size} viewBox="0 0 24 24" fill="none" {...name}>
      <path d="M9 2v20M9 5.5h6M9 18.5h6" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      <path className="now" d="M2 12h20" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <circle className="now" cx="9" cy="12" r="3.4" fill="currentColor" />
    </svg>
  )
}
