import './fact.ts'
import { entitlementId } from './entitlement-id.ts'
import './syarat.ts'
import { addTexts } from './text.ts'

/** The words of what a family is entitled to, and of places in programs: with the card's first part and its lists. */
await addTexts({ id: entitlementId, en: async () => (await import('./entitlement-en.ts')).entitlementEn })
