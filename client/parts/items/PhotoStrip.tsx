import { Icon } from '../glyphs/Icon.tsx'

export interface PhotoStripProps {
  readonly label: string
  readonly photos: readonly StripPhoto[]
  readonly onRemove?: ((id: string) => void) | undefined
  readonly removeLabel?: string | undefined
  /** One could not be shown. */
  readonly onFail?: ((id: string) => void) | undefined
  readonly onRetry?: ((id: string) => void) | undefined
  readonly retryLabel?: string | undefined
}

export interface StripPhoto {
  readonly id: string
  readonly url: string | null
  readonly alt: string
  /** Why it cannot be shown. */
  readonly failed?: string | undefined
}

/** Small pictures in a row; a press opens one in full. Under them stands what could not be shown, and why. */
export function PhotoStrip({ label, photos, onRemove, removeLabel, ...more }: PhotoStripProps) {
  if (photos.length === 0) return null
  return (
    <>
      <ul className="photo-strip" aria-label={label}>
        {photos.map((photo) => (
          <li key={photo.id}>
            <Tile {...photo} {...more} />
            {onRemove ? (
              <button type="button" className="photo-remove" onClick={() => onRemove(photo.id)}>
                <Icon name="x" size={18} />
                <span className="unseen">{removeLabel}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {photos.map(({ id, alt, failed }) =>
        failed === undefined ? null : (
          <p key={id} className="field-error" role="status">
            {alt}: {failed}
          </p>
        ),
      )}
    </>
  )
}

type TileProps = StripPhoto & Pick<PhotoStripProps, 'onFail' | 'onRetry' | 'retryLabel'>

function Tile({ id, url, alt, failed, onFail, onRetry, retryLabel }: TileProps) {
  if (failed !== undefined)
    return (
      <button type="button" className="photo-wait" onClick={() => onRetry?.(id)}>
        <Icon name="refresh-cw" size={22} />
        <span className="unseen">
          {alt}: {retryLabel}
        </span>
      </button>
    )
  if (url === null)
    return (
      <span className="photo-wait">
        <Icon name="image" size={22} />
      </span>
    )
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img src={url} alt={alt} loading="lazy" onError={() => onFail?.(id)} />
    </a>
  )
}
