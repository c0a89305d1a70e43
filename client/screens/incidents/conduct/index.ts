import { createElement, Suspense } from 'react'
import { later } from '../../../app/later.tsx'
import type { ConductDialogProps } from './kinds.ts'

export { conducts } from './kinds.ts'
export type { Conduct, ConductDialogProps } from './kinds.ts'

const { Part, fetch } = later(async () => (await import('./ConductDialog.tsx')).ConductDialog)

/** Loads the dialogs ahead of the press. */
export const fetchConduct = fetch

/** The dialog of one part of an incident's conduct; its code comes with the first that is opened. */
export const ConductDialog = (props: ConductDialogProps) =>
  createElement(Suspense, { fallback: null }, createElement(Part, props))
