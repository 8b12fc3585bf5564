import { newId } from '@slrt/domain/id'
import { For, Match, Show, Switch } from 'solid-js'
import { createSending } from '../form.ts'
import { liesWaiting } from '../pending.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Refused } from '../ui/Refused.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { programName } from './right-words.ts'
import { fieldFor, formFor, type Right, type Shown } from './rights.ts'

type Props = { shown: Shown; right: Right; isMain: boolean; again?: (() => Promise<void>) | undefined }

const receivesIt = (shown: Shown, { program }: Right, person: string | null) =>
  shown.receives.some((one) => one.program === program.code && (one.person === person || one.person === null))

/** Those of a verdict who have neither the program nor a place in its line yet. */
const openOf = (shown: Shown, right: Right) =>
  right.judged.filter(
    ({ person }) =>
      !receivesIt(shown, right, person) &&
      !shown.enrolments.some((one) => one.program === right.program.code && one.person === person),
  )

const PATHS = { USULAN: 'proposal.save', RUJUKAN: 'complaint.register', DAFTAR: 'enrolment.propose' } as const

/** The fact that an officer can fill in next, of a program that may fit. */
const nextFact = ({ missing }: Right) => missing.find((fact) => fieldFor(fact) !== undefined)

/** Whether whoever looks can do something about a program now. */
export const hasAct = (shown: Shown, right: Right): boolean =>
  openOf(shown, right).length > 0 &&
  (right.verdict === 'LAYAK'
    ? may(PATHS[right.program.definition.road])
    : right.verdict === 'MUNGKIN' && may('fact.save') && nextFact(right) !== undefined)

/** What can be done next: a proposal, a need that is referred, an enrolment; of what is unclear the form that says it. */
export function NextStep(props: Props) {
  const code = () => props.right.program.code
  const road = () => props.right.program.definition.road
  const kind = () => (props.isMain ? 'main' : 'plain')
  const open = () => openOf(props.shown, props.right)
  const can = () => hasAct(props.shown, props.right)
  return (
    <Switch>
      <Match when={props.right.verdict === 'MUNGKIN' && can()}>
        <Show when={nextFact(props.right)}>
          {(fact) => (
            <LinkButton kind={kind()} href={formFor(props.shown, fact(), open()[0]!.person)!}>
              {t('hak.complete')}
              <span class="sr-only">: {programName(props.right)}</span>
            </LinkButton>
          )}
        </Show>
      </Match>
      <Match when={props.right.verdict === 'LAYAK' && can()}>
        <Switch>
          <Match when={road() === 'USULAN'}>
            <LinkButton
              kind={kind()}
              href={`/usulan/baru?keluarga=${props.shown.id}&jenis=USUL_PROGRAM&program=${code()}`}
            >
              {t('hak.propose')}
              <span class="sr-only">: {programName(props.right)}</span>
            </LinkButton>
          </Match>
          <Match when={road() === 'RUJUKAN'}>
            <LinkButton
              kind={kind()}
              href={`/catat?keluarga=${props.shown.id}&kategori=${props.right.program.definition.category}&program=${code()}`}
            >
              {t('hak.refer')}
              <span class="sr-only">: {programName(props.right)}</span>
            </LinkButton>
          </Match>
          <Match when={road() === 'DAFTAR'}>
            <For each={open()}>
              {({ person }, at) => <Enrol {...props} person={person} kind={at() === 0 ? kind() : 'plain'} />}
            </For>
          </Match>
        </Switch>
      </Match>
    </Switch>
  )
}

/** Proposes the family, or one of its members, for a place in a program of the district. */
function Enrol(props: Props & { person: string | null; kind: 'main' | 'plain' }) {
  const sending = createSending()
  const subject = () => `household:${props.shown.id}`
  const waits = () =>
    !sending.busy() &&
    liesWaiting(
      subject(),
      ({ path, content }) =>
        path === 'enrolment.propose' &&
        content?.input.program === props.right.program.code &&
        content.input.person === props.person,
    )
  const member = () => props.shown.members.find(({ id }) => id === props.person)?.name
  async function propose() {
    const input = { id: newId(), household: props.shown.id, person: props.person, program: props.right.program.code }
    const form = `/keluarga/${props.shown.id}?bagian=hak`
    const result = await sending.send('enrolment.propose', input, subject(), member() ?? props.shown.head, form)
    if (result === 'done') {
      sayDone(t('hak.proposed', { program: programName(props.right) }))
      await props.again?.()
    }
  }
  return (
    <div class="flex flex-col items-start gap-2">
      <Show when={!waits()} fallback={<StatusTag status="moving">{t('kept.waiting')}</StatusTag>}>
        <Button kind={props.kind} busy={sending.busy()} onClick={() => void propose()}>
          {member() ? t('hak.enrol_person', { name: member()! }) : t('hak.enrol')}
          <span class="sr-only">: {programName(props.right)}</span>
        </Button>
      </Show>
      <Refused of={sending.problem()} />
    </div>
  )
}
