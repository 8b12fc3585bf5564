import './fact.ts'
import { musyawarahId } from './musyawarah-id.ts'
import './proposal.ts'
import './search.ts'
import { addTexts } from './text.ts'
import { usulanId } from './usulan-id.ts'
import './work.ts'

/** The words of the screens of proposals, village meetings and batches to SIKS-NG. */
await addTexts({
  id: { ...usulanId, ...musyawarahId },
  en: async () => {
    const [usulan, musyawarah] = await Promise.all([import('./usulan-en.ts'), import('./musyawarah-en.ts')])
    return { ...usulan.usulanEn, ...musyawarah.musyawarahEn }
  },
})
