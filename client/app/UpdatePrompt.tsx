import { Button } from '../parts/controls/Button.tsx'
import { shellWords } from '../words/shell.ts'
import { useWords } from './language.ts'
import { takeUpdate, useUpdate } from './update.ts'

/** Stays until it is followed: a page that reloads by itself would take a half-written line with it. */
export function UpdatePrompt() {
  const t = useWords(shellWords)
  if (!useUpdate()) return null
  return (
    <div className="update" role="status">
      <span>{t.newVersion}</span>
      <Button kind="primary" onPress={takeUpdate}>
        {t.reload}
      </Button>
    </div>
  )
}
