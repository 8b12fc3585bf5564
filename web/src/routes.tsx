import { Route, Router, type RouteSectionProps } from '@solidjs/router'
import { ErrorBoundary, lazy, Suspense } from 'solid-js'
import type { programScreens } from './program-screens.ts'
import type { registerScreens } from './register-screens.ts'
import { may } from './session.tsx'
import { ScreenFault } from './shell/ScreenFault.tsx'
import { withWords } from './text/with-words.ts'

const worded = withWords(() => import('./text/work.ts'))
const peopled = withWords(() => import('./text/people.ts'))
const joining = withWords(() => import('./text/join.ts'))
const factual = withWords(() => import('./text/fact.ts'))
const paired = withWords(() => import('./text/duplicate.ts'))
const proposing = withWords(() => import('./text/usulan.ts'))
const readied = withWords(() => import('./text/readiness.ts'))
const searching = withWords(() => import('./text/search.ts'))
const importing = withWords(() => import('./text/import.ts'))
const entitled = withWords(() => import('./text/entitlement.ts'))

/** The outbox of those who write or approve rules names them; without network their names are missing, not the page. */
const ruled = async <T,>(screen: Promise<T>): Promise<T> => {
  if (may('approval.list')) await import('./text/regulation.ts').catch(() => undefined)
  if (may('program.draft')) await import('./text/program.ts').catch(() => undefined)
  return screen
}

const SignIn = lazy(() => import('./sign-in/SignIn.tsx').then((file) => ({ default: file.SignIn })))
const Code = lazy(() => import('./sign-in/Code.tsx').then((file) => ({ default: file.Code })))
const ForgotPassword = lazy(() =>
  import('./sign-in/ForgotPassword.tsx').then((file) => ({ default: file.ForgotPassword })),
)
const NewPassword = lazy(() => import('./sign-in/NewPassword.tsx').then((file) => ({ default: file.NewPassword })))
const Invitation = lazy(() =>
  peopled(import('./invitation/Invitation.tsx')).then((file) => ({ default: file.Invitation })),
)
const Join = lazy(() => joining(import('./join/Join.tsx')).then((file) => ({ default: file.Join })))
const JoinSection = lazy(() =>
  joining(import('./join/JoinSection.tsx')).then((file) => ({ default: file.JoinSection })),
)
const SecondFactor = lazy(() =>
  import('./second-factor/SecondFactor.tsx').then((file) => ({ default: file.SecondFactor })),
)
const ChooseActing = lazy(() => import('./acting/ChooseActing.tsx').then((file) => ({ default: file.ChooseActing })))
const Messages = lazy(() => import('./demo/Messages.tsx').then((file) => ({ default: file.Messages })))

const Inside = lazy(() => import('./shell/Inside.tsx').then((file) => ({ default: file.Inside })))
const Start = lazy(() => import('./shell/Start.tsx').then((file) => ({ default: file.Start })))
const NotFound = lazy(() => import('./shell/NotFound.tsx').then((file) => ({ default: file.NotFound })))
const Home = lazy(() => import('./field/Home.tsx').then((file) => ({ default: file.Home })))
const NationMap = lazy(() => import('./indicator/NationMap.tsx').then((file) => ({ default: file.NationMap })))
const DistrictTable = lazy(() =>
  import('./indicator/DistrictTable.tsx').then((file) => ({ default: file.DistrictTable })),
)
const DistrictPage = lazy(() => import('./indicator/DistrictPage.tsx').then((file) => ({ default: file.DistrictPage })))
const Summary = lazy(() => import('./indicator/Summary.tsx').then((file) => ({ default: file.Summary })))
const TenantOpen = lazy(() => import('./tenant/TenantOpen.tsx').then((file) => ({ default: file.TenantOpen })))
const ApplicationList = lazy(() =>
  import('./application/ApplicationList.tsx').then((file) => ({ default: file.ApplicationList })),
)
const Review = lazy(() => import('./application/Review.tsx').then((file) => ({ default: file.Review })))
const GiveBackApplication = lazy(() =>
  import('./application/GiveBack.tsx').then((file) => ({ default: file.GiveBack })),
)
const TenantProfile = lazy(() => import('./tenant/TenantProfile.tsx').then((file) => ({ default: file.TenantProfile })))
const StaffList = lazy(() =>
  peopled(worded(import('./staff/StaffList.tsx'))).then((file) => ({ default: file.StaffList })),
)
const StaffInvite = lazy(() =>
  peopled(worded(import('./staff/StaffInvite.tsx'))).then((file) => ({ default: file.StaffInvite })),
)
const StaffPage = lazy(() =>
  peopled(worded(import('./staff/StaffPage.tsx'))).then((file) => ({ default: file.StaffPage })),
)
const StaffChange = lazy(() =>
  peopled(worded(import('./staff/StaffChange.tsx'))).then((file) => ({ default: file.StaffChange })),
)
const StaffImport = lazy(() =>
  peopled(worded(import('./staff/StaffImport.tsx'))).then((file) => ({ default: file.StaffImport })),
)
const StaffCards = lazy(() =>
  peopled(worded(import('./staff/StaffCards.tsx'))).then((file) => ({ default: file.StaffCards })),
)
const Today = lazy(() => import('./field/Today.tsx').then((file) => ({ default: file.Today })))
const RegisterStart = lazy(() =>
  worded(import('./complaint/register/RegisterStart.tsx')).then((file) => ({ default: file.RegisterStart })),
)
const Register = lazy(() =>
  searching(import('./complaint/register/Register.tsx')).then((file) => ({ default: file.Register })),
)
const HouseholdList = lazy(() =>
  import('./household/HouseholdList.tsx').then((file) => ({ default: file.HouseholdList })),
)
const Inbox = lazy(() => import('./referral/Inbox.tsx').then((file) => ({ default: file.Inbox })))
const Answers = lazy(() => import('./referral/Answers.tsx').then((file) => ({ default: file.Answers })))
const ReferralPage = lazy(() => import('./referral/ReferralPage.tsx').then((file) => ({ default: file.ReferralPage })))
const Accept = lazy(() => import('./referral/Accept.tsx').then((file) => ({ default: file.Accept })))
const GiveBack = lazy(() => import('./referral/GiveBack.tsx').then((file) => ({ default: file.GiveBack })))
const Complete = lazy(() => import('./referral/Complete.tsx').then((file) => ({ default: file.Complete })))
const AskResident = lazy(() => import('./referral/AskResident.tsx').then((file) => ({ default: file.AskResident })))
const Readiness = lazy(() => readied(import('./readiness/Readiness.tsx')).then((file) => ({ default: file.Readiness })))
const DistrictOfNation = lazy(() =>
  readied(import('./readiness/DistrictOfNation.tsx')).then((file) => ({ default: file.DistrictOfNation })),
)
const UnitList = lazy(() => peopled(import('./unit/UnitList.tsx')).then((file) => ({ default: file.UnitList })))
const UnitOpen = lazy(() => import('./unit/UnitOpen.tsx').then((file) => ({ default: file.UnitOpen })))
const UnitPage = lazy(() => import('./unit/UnitPage.tsx').then((file) => ({ default: file.UnitPage })))
const Rules = lazy(() => import('./regulation/Rules.tsx').then((file) => ({ default: file.Rules })))
const RuleDraft = lazy(() => import('./regulation/Draft.tsx').then((file) => ({ default: file.Draft })))
const InstrumentList = lazy(() =>
  import('./instrument/InstrumentList.tsx').then((file) => ({ default: file.InstrumentList })),
)
const InstrumentAdd = lazy(() =>
  import('./instrument/InstrumentAdd.tsx').then((file) => ({ default: file.InstrumentAdd })),
)
const InstrumentPage = lazy(() =>
  import('./instrument/InstrumentPage.tsx').then((file) => ({ default: file.InstrumentPage })),
)
const Approvals = lazy(() =>
  proposing(import('./approval/Approvals.tsx')).then((file) => ({ default: file.Approvals })),
)
const CatalogueList = lazy(() =>
  import('./catalogue/CatalogueList.tsx').then((file) => ({ default: file.CatalogueList })),
)
const CataloguePage = lazy(() =>
  import('./catalogue/CataloguePage.tsx').then((file) => ({ default: file.CataloguePage })),
)
const CatalogueWrite = lazy(() =>
  import('./catalogue/CatalogueWrite.tsx').then((file) => ({ default: file.CatalogueWrite })),
)
const HolidayPage = lazy(() => import('./holiday/HolidayPage.tsx').then((file) => ({ default: file.HolidayPage })))
const HolidayChange = lazy(() =>
  import('./holiday/HolidayChange.tsx').then((file) => ({ default: file.HolidayChange })),
)
const AuditList = lazy(() => import('./audit/AuditList.tsx').then((file) => ({ default: file.AuditList })))
const Queue = lazy(() => worded(import('./item/Queue.tsx')).then((file) => ({ default: file.Queue })))
const ComplaintPage = lazy(() =>
  worded(import('./complaint/ComplaintPage.tsx')).then((file) => ({ default: file.ComplaintPage })),
)
const HouseholdPage = lazy(() =>
  worded(import('./household/HouseholdPage.tsx')).then((file) => ({ default: file.HouseholdPage })),
)
const HouseholdChange = lazy(() =>
  worded(import('./household/HouseholdChange.tsx')).then((file) => ({ default: file.HouseholdChange })),
)
const MemberForm = lazy(() =>
  worded(import('./household/MemberForm.tsx')).then((file) => ({ default: file.MemberForm })),
)
const Outbox = lazy(() =>
  entitled(importing(proposing(factual(paired(peopled(ruled(worded(import('./outbox/Outbox.tsx'))))))))).then(
    (file) => ({
      default: file.Outbox,
    }),
  ),
)
const More = lazy(() => import('./account/More.tsx').then((file) => ({ default: file.More })))
const ChangePassword = lazy(() =>
  import('./account/ChangePassword.tsx').then((file) => ({ default: file.ChangePassword })),
)

/** A screen of the register: search, import, duplicates, hand-over, proposals, meetings, SIKS-NG, facts, lists and extracts. */
const ofRegister = (name: keyof typeof registerScreens) =>
  lazy(async () => {
    const { registerScreens: screens } = await import('./register-screens.ts')
    return { default: await screens[name]() }
  })

/** A screen of programs: rules, entitlement, waiting lists, targeting, limits. */
const ofProgram = (name: keyof typeof programScreens) =>
  lazy(async () => {
    const { programScreens: screens } = await import('./program-screens.ts')
    return { default: await screens[name]() }
  })

function Root(props: RouteSectionProps) {
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <main class="reading p-6">
          <ScreenFault error={error} reset={reset} />
        </main>
      )}
    >
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  )
}

/** Every address of the product. Each screen is fetched when it is first opened; `needs` is the right that it takes. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/masuk" component={SignIn} />
      <Route path="/masuk/kode" component={Code} />
      <Route path="/lupa-kata-sandi" component={ForgotPassword} />
      <Route path="/kata-sandi-baru" component={NewPassword} />
      <Route path="/undangan" component={Invitation} />
      <Route path="/gabung" component={Join} />
      <Route path="/gabung/:section" component={JoinSection} />
      <Route path="/faktor-kedua" component={SecondFactor} />
      <Route path="/sebagai" component={ChooseActing} />
      <Route path="/demo" component={Messages} />
      <Route component={Inside}>
        <Route path="/" component={Start} />
        <Route path="/beranda" component={Home} />
        <Route path="/peta" info={{ needs: 'indicator.nation' }} component={NationMap} />
        <Route path="/ringkasan" info={{ needs: 'indicator.district' }} component={Summary} />
        <Route path="/daerah" info={{ needs: 'indicator.nation' }} component={DistrictTable} />
        <Route path="/daerah/buka" info={{ needs: 'tenant.open' }} component={TenantOpen} />
        <Route path="/permohonan" info={{ needs: 'application.list' }} component={ApplicationList} />
        <Route path="/permohonan/:id" info={{ needs: 'application.show' }} component={Review} />
        <Route
          path="/permohonan/:id/kembalikan"
          info={{ needs: 'application.giveBack' }}
          component={GiveBackApplication}
        />
        <Route path="/daerah/:code" info={{ needs: 'indicator.nation' }} component={DistrictPage} />
        <Route path="/petugas" info={{ needs: 'staff.list' }} component={StaffList} />
        <Route path="/petugas/undang" info={{ needs: 'staff.invite' }} component={StaffInvite} />
        <Route path="/petugas/impor" info={{ needs: 'staff.import' }} component={StaffImport} />
        <Route path="/petugas/kartu" info={{ needs: 'staff.card' }} component={StaffCards} />
        <Route path="/petugas/:id" info={{ needs: 'staff.show' }} component={StaffPage} />
        <Route path="/petugas/:id/ubah" info={{ needs: 'staff.change' }} component={StaffChange} />
        <Route path="/profil" info={{ needs: 'tenant.show' }} component={TenantProfile} />
        <Route path="/hari-ini" info={{ needs: 'item.queue' }} component={Today} />
        <Route path="/catat" info={{ needs: 'complaint.register' }} component={RegisterStart} />
        <Route path="/catat/:id/:step/:part?" info={{ needs: 'complaint.register' }} component={Register} />
        <Route path="/keluarga" info={{ needs: 'household.list' }} component={HouseholdList} />
        <Route path="/keluarga/:id" info={{ needs: 'household.show' }} component={HouseholdPage} />
        <Route path="/keluarga/:id/ubah" info={{ needs: 'household.change' }} component={HouseholdChange} />
        <Route path="/keluarga/:id/anggota" info={{ needs: 'person.add' }} component={MemberForm} />
        <Route path="/keluarga/:id/anggota/:person" info={{ needs: 'person.change' }} component={MemberForm} />
        <Route path="/keluarga/:id/data/:record" info={{ needs: 'fact.save' }} component={ofRegister('FactForm')} />
        <Route
          path="/keluarga/:id/kepesertaan"
          info={{ needs: 'participation.save' }}
          component={ofRegister('CardForm')}
        />
        <Route path="/keluarga/:id/salinan" info={{ needs: 'extract.show' }} component={ofRegister('ExtractPage')} />
        <Route path="/ekspor" info={{ needs: 'export.preview' }} component={ofRegister('ExportPage')} />
        <Route path="/impor" info={{ needs: 'import.list' }} component={ofRegister('ImportList')} />
        <Route path="/impor/:id" info={{ needs: 'import.show' }} component={ofRegister('ImportPage')} />
        <Route path="/ganda" info={{ needs: 'duplicate.list' }} component={ofRegister('DuplicateList')} />
        <Route path="/ganda/:id" info={{ needs: 'duplicate.show' }} component={ofRegister('DuplicatePage')} />
        <Route path="/ganda/:id/gabung" info={{ needs: 'duplicate.merge' }} component={ofRegister('DuplicateMerge')} />
        <Route path="/serah-terima" info={{ needs: 'transfer.list' }} component={ofRegister('TransferList')} />
        <Route path="/serah-terima/minta" info={{ needs: 'transfer.ask' }} component={ofRegister('TransferAsk')} />
        <Route
          path="/serah-terima/:id/terima"
          info={{ needs: 'transfer.accept' }}
          component={ofRegister('TransferAccept')}
        />
        <Route path="/usulan" info={{ needs: 'proposal.list' }} component={ofRegister('ProposalList')} />
        <Route path="/usulan/baru" info={{ needs: 'proposal.save' }} component={ofRegister('ProposalNew')} />
        <Route path="/usulan/:id" info={{ needs: 'proposal.show' }} component={ofRegister('ProposalPage')} />
        <Route path="/usulan/:id/ubah" info={{ needs: 'proposal.save' }} component={ofRegister('ProposalEdit')} />
        <Route path="/usulan/:id/kunjungan" info={{ needs: 'proposal.ground' }} component={ofRegister('GroundForm')} />
        <Route path="/usulan/:id/dukcapil" info={{ needs: 'proposal.dukcapil' }} component={ofRegister('MatchForm')} />
        <Route path="/musyawarah" info={{ needs: 'meeting.list' }} component={ofRegister('MeetingList')} />
        <Route path="/musyawarah/baru" info={{ needs: 'meeting.open' }} component={ofRegister('MeetingOpen')} />
        <Route path="/musyawarah/:id" info={{ needs: 'meeting.show' }} component={ofRegister('MeetingPage')} />
        <Route path="/siks" info={{ needs: 'siks.list' }} component={ofRegister('SiksList')} />
        <Route path="/siks/baru" info={{ needs: 'siks.make' }} component={ofRegister('SiksMake')} />
        <Route path="/siks/:id" info={{ needs: 'siks.show' }} component={ofRegister('SiksPage')} />
        <Route path="/siks/:id/jawaban" info={{ needs: 'siks.answer' }} component={ofRegister('SiksAnswer')} />
        <Route path="/cari" info={{ needs: 'person.search' }} component={ofRegister('Search')} />
        <Route path="/program" info={{ needs: 'program.list' }} component={ofProgram('ProgramList')} />
        <Route path="/program/baru" info={{ needs: 'program.draft' }} component={ofProgram('ProgramDraft')} />
        <Route path="/program/:code" info={{ needs: 'program.show' }} component={ofProgram('ProgramPage')} />
        <Route path="/program/:code/ubah/:id" info={{ needs: 'program.draft' }} component={ofProgram('ProgramDraft')} />
        <Route path="/program/:code/daftar" info={{ needs: 'enrolment.list' }} component={ofProgram('WaitingList')} />
        <Route path="/sasaran" info={{ needs: 'target.show' }} component={ofProgram('TargetPage')} />
        <Route path="/sasaran/:code/daftar" info={{ needs: 'target.list' }} component={ofProgram('TargetList')} />
        <Route path="/rujukan" info={{ needs: 'referral.inbox' }} component={Inbox} />
        <Route path="/rujukan/jawaban" info={{ needs: 'referral.inbox' }} component={Answers} />
        <Route path="/rujukan/:id" info={{ needs: 'referral.show' }} component={ReferralPage} />
        <Route path="/rujukan/:id/terima" info={{ needs: 'referral.accept' }} component={Accept} />
        <Route path="/rujukan/:id/kembalikan" info={{ needs: 'referral.giveBack' }} component={GiveBack} />
        <Route path="/rujukan/:id/selesai" info={{ needs: 'referral.complete' }} component={Complete} />
        <Route path="/rujukan/:id/tunggu" info={{ needs: 'referral.show' }} component={AskResident} />
        <Route path="/kesiapan" component={Readiness} />
        <Route path="/kesiapan/:code" info={{ needs: 'readiness.nation' }} component={DistrictOfNation} />
        <Route path="/struktur" info={{ needs: 'unit.open' }} component={UnitList} />
        <Route path="/struktur/tambah" info={{ needs: 'unit.open' }} component={UnitOpen} />
        <Route path="/struktur/:id" info={{ needs: 'unit.change' }} component={UnitPage} />
        <Route path="/peraturan/dasar-hukum" info={{ needs: 'instrument.list' }} component={InstrumentList} />
        <Route path="/peraturan/dasar-hukum/tambah" info={{ needs: 'instrument.add' }} component={InstrumentAdd} />
        <Route path="/peraturan/dasar-hukum/:id" info={{ needs: 'instrument.list' }} component={InstrumentPage} />
        <Route path="/peraturan/:key?" info={{ needs: 'regulation.show' }} component={Rules} />
        <Route path="/peraturan/:key/draf/:entry" info={{ needs: 'regulation.draft' }} component={RuleDraft} />
        <Route path="/batas" info={{ needs: 'limit.list' }} component={ofProgram('LimitList')} />
        <Route path="/batas/:id" info={{ needs: 'limit.show' }} component={ofProgram('LimitPage')} />
        <Route path="/persetujuan" info={{ needs: 'approval.list' }} component={Approvals} />
        <Route path="/katalog/:kind" info={{ needs: 'catalogue.list' }} component={CatalogueList} />
        <Route path="/katalog/:kind/tambah" info={{ needs: 'catalogue.save' }} component={CatalogueWrite} />
        <Route path="/katalog/:kind/:code" info={{ needs: 'catalogue.list' }} component={CataloguePage} />
        <Route path="/katalog/:kind/:code/tulis" info={{ needs: 'catalogue.save' }} component={CatalogueWrite} />
        <Route path="/kalender" info={{ needs: 'holiday.list' }} component={HolidayPage} />
        <Route path="/kalender/:year/ubah" info={{ needs: 'holiday.save' }} component={HolidayChange} />
        <Route path="/jejak" info={{ needs: 'audit.list' }} component={AuditList} />
        <Route path="/tugas" info={{ needs: 'item.queue' }} component={Queue} />
        <Route path="/keluhan/:id" info={{ needs: 'complaint.show' }} component={ComplaintPage} />
        <Route path="/kiriman" component={Outbox} />
        <Route path="/lainnya" component={More} />
        <Route path="/lainnya/kata-sandi" component={ChangePassword} />
        <Route path="*" component={NotFound} />
      </Route>
    </Router>
  )
}
