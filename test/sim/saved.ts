/** Seeds that once broke a law, and which; they are lived again with every change and every long run. */
export const saved: readonly { readonly seed: number; readonly about: string }[] = [
  {
    seed: 3,
    about: 'two tabs that could not know of each other handed in out of order (the law asked for too much)',
  },
  { seed: 80, about: 'an incident that was still on its way was disclosed (by the simulation itself)' },
  {
    seed: 79_007_822,
    about:
      'a note was refused while its author sat elsewhere, and its incident was shown to them before the answer was judged (the law looked at the ends only)',
  },
]
