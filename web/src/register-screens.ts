import { withWords } from './text/with-words.ts'

const worded = withWords(() => import('./text/work.ts'))
const factual = withWords(() => import('./text/fact.ts'))
const paired = withWords(() => import('./text/duplicate.ts'))
const proposing = withWords(() => import('./text/usulan.ts'))
const searching = withWords(() => import('./text/search.ts'))
const entitled = withWords(() => import('./text/entitlement.ts'))
const importing = withWords(() => import('./text/import.ts'))

/**
 * The screens of the register by name. The list itself is fetched with the first of them: where each lies is 3 kB that a
 * fasilitator's first page does without.
 */
export const registerScreens = {
  Search: () => searching(import('./search/Search.tsx')).then((file) => file.Search),
  FactForm: () => factual(worded(import('./fact/FactForm.tsx'))).then((file) => file.FactForm),
  CardForm: () => factual(worded(import('./participation/CardForm.tsx'))).then((file) => file.CardForm),
  ExtractPage: () => entitled(factual(worded(import('./extract/ExtractPage.tsx')))).then((file) => file.ExtractPage),
  ExportPage: () => factual(import('./export/ExportPage.tsx')).then((file) => file.ExportPage),
  ImportList: () => importing(import('./import/ImportList.tsx')).then((file) => file.ImportList),
  ImportPage: () => importing(import('./import/ImportPage.tsx')).then((file) => file.ImportPage),
  DuplicateList: () => paired(import('./duplicate/DuplicateList.tsx')).then((file) => file.DuplicateList),
  DuplicatePage: () => paired(import('./duplicate/DuplicatePage.tsx')).then((file) => file.DuplicatePage),
  DuplicateMerge: () => paired(import('./duplicate/DuplicateMerge.tsx')).then((file) => file.DuplicateMerge),
  TransferList: () => paired(import('./transfer/TransferList.tsx')).then((file) => file.TransferList),
  TransferAsk: () => paired(import('./transfer/TransferAsk.tsx')).then((file) => file.TransferAsk),
  TransferAccept: () => paired(import('./transfer/TransferAccept.tsx')).then((file) => file.TransferAccept),
  ProposalList: () => proposing(import('./proposal/ProposalList.tsx')).then((file) => file.ProposalList),
  ProposalNew: () => proposing(import('./proposal/ProposalNew.tsx')).then((file) => file.ProposalNew),
  ProposalPage: () => proposing(import('./proposal/ProposalPage.tsx')).then((file) => file.ProposalPage),
  ProposalEdit: () => proposing(import('./proposal/ProposalEdit.tsx')).then((file) => file.ProposalEdit),
  GroundForm: () => proposing(import('./proposal/GroundForm.tsx')).then((file) => file.GroundForm),
  MatchForm: () => proposing(import('./proposal/MatchForm.tsx')).then((file) => file.MatchForm),
  MeetingList: () => proposing(import('./meeting/MeetingList.tsx')).then((file) => file.MeetingList),
  MeetingOpen: () => proposing(import('./meeting/MeetingOpen.tsx')).then((file) => file.MeetingOpen),
  MeetingPage: () => proposing(import('./meeting/MeetingPage.tsx')).then((file) => file.MeetingPage),
  SiksList: () => proposing(import('./siks/SiksList.tsx')).then((file) => file.SiksList),
  SiksMake: () => proposing(import('./siks/SiksMake.tsx')).then((file) => file.SiksMake),
  SiksPage: () => proposing(import('./siks/SiksPage.tsx')).then((file) => file.SiksPage),
  SiksAnswer: () => proposing(import('./siks/SiksAnswer.tsx')).then((file) => file.SiksAnswer),
}
