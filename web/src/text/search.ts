import { searchId } from './search-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words of looking for somebody: they come with its page, and with the steps that look first. */
await addTexts({ id: searchId, en: async () => (await import('./search-en.ts')).searchEn })
