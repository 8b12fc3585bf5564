import { createDraft } from '../draft.ts'

const none = { ids: [] as string[] }

/** People whose cards are to be printed next: those without e-mail of the last import. Kept for as long as the tab. */
export function createChosen() {
  const draft = createDraft('staff.cards', none)
  return { ids: () => draft.values.ids, choose: (ids: string[]) => draft.set({ ids }) }
}
