import { withWords } from './text/with-words.ts'

const programming = withWords(() => import('./text/program.ts'))
const entitled = withWords(() => import('./text/entitlement.ts'))
const limiting = withWords(() => import('./text/limit.ts'))
const targeting = withWords(() => import('./text/target.ts'))

/** The screens of programs, entitlement and targeting by name; fetched with the first of them, as `register-screens`. */
export const programScreens = {
  WaitingList: () => entitled(import('./enrolment/WaitingList.tsx')).then((file) => file.WaitingList),
  ProgramList: () => programming(import('./program/ProgramList.tsx')).then((file) => file.ProgramList),
  ProgramPage: () => programming(import('./program/ProgramPage.tsx')).then((file) => file.ProgramPage),
  ProgramDraft: () => programming(import('./program/ProgramDraft.tsx')).then((file) => file.ProgramDraft),
  LimitList: () => limiting(import('./limit/LimitList.tsx')).then((file) => file.LimitList),
  LimitPage: () => limiting(import('./limit/LimitPage.tsx')).then((file) => file.LimitPage),
  TargetPage: () => targeting(import('./target/TargetPage.tsx')).then((file) => file.TargetPage),
  TargetList: () => targeting(import('./target/TargetList.tsx')).then((file) => file.TargetList),
}
