import { loadRules } from '../../sync/rules.ts'

/** What no item needs to be ticked from the list; one file of its own in the build. */
export { AreaSpine } from './AreaSpine.tsx'
export { FilterChoices } from './FilterChoices.tsx'
export { ItemPage } from './ItemPage.tsx'
export { SecondList } from './SecondList.tsx'
export { StatesDialog } from './StatesDialog.tsx'
export { Waivers } from './Waivers.tsx'

// What the department may do with an item is asked of rules that the list did without.
void loadRules().catch(() => undefined)
