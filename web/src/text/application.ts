import { applicationId } from './application-id.ts'
import './join.ts'
import { addTexts } from './text.ts'

/** The words of the secretariat's review of applications; those of the form itself come along. */
await addTexts({ id: applicationId, en: async () => (await import('./application-en.ts')).applicationEn })
