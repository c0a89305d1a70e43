import { createContext, useContext } from 'react'
import type { Toast } from '../parts/layout/Toasts.tsx'

export type NewToast = Omit<Toast, 'id'>
export type ShowToast = (toast: NewToast) => void

export const ToastContext = createContext<ShowToast>(() => undefined)
/** Short news for five seconds, with one action such as undo; never the only place of an error. */
export const useToast = (): ShowToast => useContext(ToastContext)
