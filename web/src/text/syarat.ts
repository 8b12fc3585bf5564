import { syaratId } from './syarat-id.ts'
import { addTexts } from './text.ts'

/** The words of rules: on the pages of programs, on the card of a family, in the figures of who is reached. */
await addTexts({ id: syaratId, en: async () => (await import('./syarat-en.ts')).syaratEn })
