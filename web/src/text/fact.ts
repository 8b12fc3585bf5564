import { factId } from './fact-id.ts'
import { addTexts } from './text.ts'

/** The words about what the register says of a family: imported with its data, its card, its copy and exports. */
await addTexts({ id: factId, en: async () => (await import('./fact-en.ts')).factEn })
