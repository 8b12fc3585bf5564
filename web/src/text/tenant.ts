import { tenantId } from './tenant-id.ts'
import { addTexts } from './text.ts'

/** The words about a district's standing: imported by what shows or changes it. */
await addTexts({ id: tenantId, en: async () => (await import('./tenant-en.ts')).tenantEn })
