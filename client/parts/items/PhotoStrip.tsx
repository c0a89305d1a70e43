import { Icon } from '../glyphs/Icon.tsx'

export interface PhotoStripProps {
  readonly label: string
  readonly photos: readonly { readonly id: string; readonly url: string | null; readonly alt: string }[]
  readonly onRemove?: ((id: string) => void) | undefined
  readonly removeLabel?: string | undefined
}

/** Small pictures in a row; a press opens one in full. */
export function PhotoStrip({ label, photos, onRemove, removeLabel }: PhotoStripProps) {
  if (photos.length === 0) return null
  return (
    <ul className="photo-strip" aria-label={label}>
      {photos.map(({ id, url, alt }) => (
        <li key={id}>
          {url === null ? (
            <span className="photo-wait">
              <Icon name="image" size={22} />
            </span>
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              <img src={url} alt={alt} loading="lazy" />
            </a>
          )}
          {onRemove ? (
            <button type="button" className="photo-remove" onClick={() => onRemove(id)}>
              <Icon name="x" size={18} />
              <span className="unseen">{removeLabel}</span>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
