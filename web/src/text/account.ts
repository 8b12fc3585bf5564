import { accountId } from './account-id.ts'
import { addTexts } from './text.ts'

/** The words of pages beside the work: imported by each of them, so that the first page comes without. */
await addTexts({ id: accountId, en: async () => (await import('./account-en.ts')).accountEn })
