import { agencyId } from './agency-id.ts'
import './field.ts'
import { officeId } from './office-id.ts'
import { registerId } from './register-id.ts'
import { addTexts } from './text.ts'

/** The words of those who work on complaints: imported by the shells of districts, and with the screens of the field. */
await addTexts({
  id: { ...officeId, ...agencyId, ...registerId },
  en: async () => {
    const [agency, office, register] = await Promise.all([
      import('./agency-en.ts'),
      import('./office-en.ts'),
      import('./register-en.ts'),
    ])
    return { ...office.officeEn, ...agency.agencyEn, ...register.registerEn }
  },
})
