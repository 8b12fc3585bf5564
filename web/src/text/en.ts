import type { TextKey } from './id.ts'
import { id } from './id.ts'
export const en: Record<TextKey, string> = { ...id }
