/** What no item needs to be ticked from the list; one file of its own in the build. */
export { BulkTick } from './BulkTick.tsx'
export { ItemPage } from './ItemPage.tsx'
export { StatesDialog } from './StatesDialog.tsx'
import { loadRules } from '../../sync/rules.ts'

// What the department may do with an item is asked of rules that the list did without.
void loadRules().catch(() => undefined)
