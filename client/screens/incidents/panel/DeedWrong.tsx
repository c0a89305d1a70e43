/** Why the last press was refused, where it was pressed. */
export const DeedWrong = ({ wrong }: { readonly wrong: string | null }) =>
  wrong === null ? null : (
    <p className="field-error" role="alert">
      {wrong}
    </p>
  )
