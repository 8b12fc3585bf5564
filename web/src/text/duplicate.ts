import { duplicateId } from './duplicate-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words about records of one person, and about families that are registered in another district. */
await addTexts({ id: duplicateId, en: async () => (await import('./duplicate-en.ts')).duplicateEn })
