import { regulationId } from './regulation-id.ts'
import { ruleId } from './rule-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words of the regulation, its instruments and approvals: they come with their screens. */
await addTexts({
  id: { ...ruleId, ...regulationId },
  en: async () => {
    const [rule, regulation] = await Promise.all([import('./rule-en.ts'), import('./regulation-en.ts')])
    return { ...rule.ruleEn, ...regulation.regulationEn }
  },
})
