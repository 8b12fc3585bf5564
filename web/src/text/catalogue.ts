import { catalogueId } from './catalogue-id.ts'
import { addTexts } from './text.ts'

/** The words about the national catalogue and days off: they come with their screens and the secretariat's shell. */
await addTexts({ id: catalogueId, en: async () => (await import('./catalogue-en.ts')).catalogueEn })
