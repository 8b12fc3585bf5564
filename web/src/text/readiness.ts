import { readinessId } from './readiness-id.ts'
import './regulation.ts'
import { addTexts } from './text.ts'

/** The words about how ready a district is; the rules that it names come along. */
await addTexts({ id: readinessId, en: async () => (await import('./readiness-en.ts')).readinessEn })
