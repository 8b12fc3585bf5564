import { proposalId } from './proposal-id.ts'
import { addTexts } from './text.ts'

/** The words about proposals to the national register: imported with the screens of proposals, meetings and batches. */
await addTexts({ id: proposalId, en: async () => (await import('./proposal-en.ts')).proposalEn })
