import { agencyId } from './agency-id.ts'
import { codesId } from './codes-id.ts'
import { fieldId } from './field-id.ts'
import { officeId } from './office-id.ts'
import { addTexts } from './text.ts'

/** The words of those who work on complaints: imported by the shells of districts. */
await addTexts({
  id: { ...codesId, ...fieldId, ...officeId, ...agencyId },
  en: async () => {
    const [agency, codes, field, office] = await Promise.all([
      import('./agency-en.ts'),
      import('./codes-en.ts'),
      import('./field-en.ts'),
      import('./office-en.ts'),
    ])
    return { ...codes.codesEn, ...field.fieldEn, ...office.officeEn, ...agency.agencyEn }
  },
})
