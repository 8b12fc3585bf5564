import { importFieldId } from './import-field-id.ts'
import { importId } from './import-id.ts'
import { addTexts } from './text.ts'
import './work.ts'

/** The words about files that are brought into the register, and about their columns. */
await addTexts({
  id: { ...importId, ...importFieldId },
  en: async () => {
    const [words, fields] = await Promise.all([import('./import-en.ts'), import('./import-field-en.ts')])
    return { ...words.importEn, ...fields.importFieldEn }
  },
})
