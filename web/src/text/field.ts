import { codesId } from './codes-id.ts'
import { fieldId } from './field-id.ts'
import { addTexts } from './text.ts'

/** The words of the first pages of the field; the others come with their screens (`work.ts`). */
await addTexts({
  id: { ...codesId, ...fieldId },
  en: async () => {
    const [codes, field] = await Promise.all([import('./codes-en.ts'), import('./field-en.ts')])
    return { ...codes.codesEn, ...field.fieldEn }
  },
})
