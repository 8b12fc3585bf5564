import './syarat.ts'
import { targetId } from './target-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words of Sasaran: they come with its pages. */
await addTexts({ id: targetId, en: async () => (await import('./target-en.ts')).targetEn })
