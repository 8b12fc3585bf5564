import { auditId } from './audit-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words of the audit trail: they come with its page. */
await addTexts({ id: auditId, en: async () => (await import('./audit-en.ts')).auditEn })
