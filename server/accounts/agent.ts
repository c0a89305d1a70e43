/** First that fits wins: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bCocCoc|coc_coc_browser/i, 'Cốc Cốc'],
  [/\bSamsungBrowser\//, 'Samsung'],
  [/\bFirefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]
const found = (all: readonly (readonly [RegExp, string])[], agent: string): string[] =>
  all
    .filter(([form]) => form.test(agent))
    .slice(0, 1)
    .map(([, name]) => name)

/** A browser's own words for itself in at most three of ours: `Chrome · Android`; null when they say nothing known. */
export function deviceWords(agent: string | undefined): string | null {
  const said = (agent ?? '').slice(0, 400)
  const words = [...found(browsers, said), ...found(systems, said)]
  return words.length === 0 ? null : words.join(' · ')
}
