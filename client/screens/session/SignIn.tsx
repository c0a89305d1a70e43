import { useWords } from '../../app/language.ts'
import { signInWords } from '../../words/sign-in.ts'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Without a secure context one sentence and nothing else: nothing typed here would be safe (PRODUCT 4.2). */
export default function SignIn({ insecure }: { readonly insecure: boolean }) {
  const t = useWords(signInWords)
  if (insecure)
    return (
      <main className="door">
        <p className="door-insecure">{t.insecure}</p>
      </main>
    )
  return (
    <Door title={t.signInTitle}>
      <SignInForm />
    </Door>
  )
}
