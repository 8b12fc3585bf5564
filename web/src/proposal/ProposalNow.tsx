import { createSignal, For, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { missingText } from './missing.ts'
import { NoteDialog, type NoteAct } from './NoteDialog.tsx'
import { isMyTurn, statusOf, type Proposal } from './standing.ts'

const NOTED: readonly NoteAct[] = ['proposal.validate', 'proposal.giveBack', 'proposal.refuse', 'proposal.tell', 'proposal.withdraw'] // prettier-ignore
const MAIN: readonly string[] = ['proposal.validate', 'proposal.tell']

/** What is waited for, who has it, and the acts that are possible now. */
export function ProposalNow(props: { of: Proposal; again: () => void }) {
  const [dialog, setDialog] = createSignal<NoteAct>()
  const sending = createSending()
  const can = (act: string) => props.of.acts.includes(act)
  const lacks = () => can('proposal.submit') && props.of.missing.length > 0

  async function submit() {
    const { id, head, version, isMine } = props.of
    const input = isMine ? { id } : { id, version }
    const result = await sending.send('proposal.submit', input, `proposal:${id}`, head)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'usulan.submitted' : 'kept.waiting'))
    props.again()
  }
  return (
    <Panel
      live
      status={isMyTurn(props.of) ? 'turn' : statusOf(props.of.state)}
      title={t(`usulan.says.${props.of.state}`)}
      actions={
        <>
          <Show when={can('proposal.submit') && !lacks()}>
            <Button kind="main" wide busy={sending.busy()} onClick={() => void submit()}>
              {t('usulan.act.submit')}
            </Button>
          </Show>
          <Show when={can('proposal.save')}>
            <LinkButton kind={lacks() ? 'main' : 'plain'} wide href={`/usulan/${props.of.id}/ubah`}>
              {t(lacks() ? 'usulan.act.complete' : 'usulan.act.save')}
            </LinkButton>
          </Show>
          <Show when={can('proposal.dukcapil')}>
            <LinkButton kind="main" wide href={`/usulan/${props.of.id}/dukcapil`}>
              {t('usulan.act.dukcapil')}
            </LinkButton>
          </Show>
          <Show when={can('proposal.ground')}>
            <LinkButton kind="main" wide href={`/usulan/${props.of.id}/kunjungan`}>
              {t('usulan.act.ground')}
            </LinkButton>
          </Show>
          <For each={NOTED.filter(can)}>
            {(act) => (
              <Button kind={MAIN.includes(act) ? 'main' : 'plain'} wide onClick={() => setDialog(act)}>
                {t(`usulan.do.${act}`)}
              </Button>
            )}
          </For>
        </>
      }
    >
      <p>{t(`usulan.next.${props.of.state}`)}</p>
      <Show when={props.of.state === 'MUSDES' && props.of.meeting}>
        {(meeting) => (
          <p>
            <a href={`/musyawarah/${meeting().id}`}>
              {t('usulan.meeting_on', { day: day(`${meeting().heldOn}T12:00:00Z`) })}
            </a>
          </p>
        )}
      </Show>
      <Show when={props.of.batch}>
        {(batch) => (
          <p>
            <a href={`/siks/${batch().id}`}>{t('usulan.batch', { number: batch().number })}</a>
          </p>
        )}
      </Show>
      <Show when={lacks()}>
        <p class="font-semibold">{t('usulan.missing', { n: props.of.missing.length })}</p>
        <ul class="list-disc pl-5">
          <For each={props.of.missing}>{(name) => <li>{missingText(name, props.of.kind)}</li>}</For>
        </ul>
      </Show>
      <Show when={props.of.note}>{(note) => <p class="wrap-anywhere">{t('usulan.said', { note: note() })}</p>}</Show>
      <ErrorSummary of={sending} />
      <Show when={dialog()} keyed>
        {(act) => (
          <NoteDialog
            of={props.of}
            act={act}
            onClose={() => {
              setDialog(undefined)
              props.again()
            }}
          />
        )}
      </Show>
    </Panel>
  )
}
