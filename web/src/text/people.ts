import { peopleId } from './people-id.ts'
import { addTexts } from './text.ts'

/** The words about how a district gets its people and posts: imported with the screens of officers and institutions. */
await addTexts({ id: peopleId, en: async () => (await import('./people-en.ts')).peopleEn })
