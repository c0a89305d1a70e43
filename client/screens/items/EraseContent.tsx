import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { steeringWords } from '../../words/steering.ts'

/** For the department's administrators: the way to where two of them erase words or a photo of a row or an incident. */
export function EraseContent({ subject }: { readonly subject: string }) {
  const t = useWords(steeringWords)
  const { actor } = useSnapshot()
  if (actor?.role !== 'admin' || !(actor.department || actor.organisation === null)) return null
  return (
    <p>
      <Link className="button plain" href={`/nhat-ky?phan=luu-giu&cua=${encodeURIComponent(subject)}`}>
        {t.eraseContent}
      </Link>
    </p>
  )
}
