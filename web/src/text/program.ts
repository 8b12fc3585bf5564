import './fact.ts'
import { programId } from './program-id.ts'
import './regulation.ts'
import './syarat.ts'
import { addTexts } from './text.ts'

/** The words of the screens of programs; what is common with the regulation, and with facts, comes along. */
await addTexts({ id: programId, en: async () => (await import('./program-en.ts')).programEn })
