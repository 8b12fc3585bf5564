import { codesId } from './codes-id.ts'
import { nationId } from './nation-id.ts'
import { addTexts } from './text.ts'

/** The words of those who watch over districts: imported by the shells that show figures. */
await addTexts({
  id: { ...codesId, ...nationId },
  en: async () => {
    const [codes, nation] = await Promise.all([import('./codes-en.ts'), import('./nation-en.ts')])
    return { ...codes.codesEn, ...nation.nationEn }
  },
})
