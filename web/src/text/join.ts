import { joinId } from './join-id.ts'
import { addTexts } from './text.ts'

/** The words of the public page where a district signs itself up. */
await addTexts({ id: joinId, en: async () => (await import('./join-en.ts')).joinEn })
