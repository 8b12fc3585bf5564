import { limitId } from './limit-id.ts'
import './regulation.ts'
import { addTexts } from './text.ts'

/** The words about limits of programs; the rules that they are come along. */
await addTexts({ id: limitId, en: async () => (await import('./limit-en.ts')).limitEn })
