import type { Tabs } from '../adapters/tabs.ts'
import type { World } from '../adapters/world.ts'
import { Outbox } from './outbox.ts'
import type { Me } from './session-state.ts'
import { openVault } from './vault.ts'
import type { Vault } from './vault.ts'

/** What one account has open on this device; a null outbox means that the device keeps nothing. */
export interface Account {
  readonly vault: Vault | null
  readonly outbox: Outbox | null
  close(): void
}

/** Opens what this device keeps for a person; no other person's is touched. */
export async function openAccount(world: World, person: string): Promise<Account> {
  const { subtle, clock, chance, openDisk } = world
  const tabs: Tabs = world.openTabs(`trucban-${person}`)
  try {
    if (!subtle) throw new Error('no secure context')
    const vault = await openVault(person, { openDisk, subtle, chance, now: () => clock.now() })
    const outbox = new Outbox({ account: person, vault, tabs, clock })
    await outbox.open()
    return {
      vault,
      outbox,
      close: () => {
        outbox.close()
        tabs.close()
        vault.close()
      },
    }
  } catch {
    // Storage switched off or broken: the board works while there is a line, and every command says it was not stored.
    return { vault: null, outbox: null, close: () => tabs.close() }
  }
}

/** Who was last signed in on this device, as far as it keeps that. */
export async function rememberedMe(account: Account): Promise<Me | null> {
  return ((await account.vault?.kept('me')) as Me | null | undefined) ?? null
}
