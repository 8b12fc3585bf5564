import {
  ConfirmEnrolment,
  EndEnrolment,
  ProposeEnrolment,
  RefuseEnrolment,
  TellEnrolment,
  WithdrawEnrolment,
} from '@slrt/domain/enrolment'
import { confirm, end, propose, refuse, tell, withdraw } from './enrolment-act.ts'
import { listEnrolments, places, showEnrolments } from './enrolment-list.ts'
import { command, router } from './trpc.ts'

export const enrolmentRouter = router({
  show: showEnrolments,
  list: listEnrolments,
  places,
  propose: command(ProposeEnrolment, propose),
  withdraw: command(WithdrawEnrolment, withdraw),
  confirm: command(ConfirmEnrolment, confirm),
  refuse: command(RefuseEnrolment, refuse),
  end: command(EndEnrolment, end),
  tell: command(TellEnrolment, tell),
})
