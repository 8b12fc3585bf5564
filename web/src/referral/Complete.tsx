import { RESOLUTIONS, type Resolution } from '@slrt/domain/item'
import { CompleteReferral } from '@slrt/domain/referral'
import { createSignal } from 'solid-js'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { textOf } from '../mend.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ProofField } from './ProofField.tsx'
import { createProofs } from './proofs.ts'
import { asAnswer } from './standing.ts'
import { Question, type Asked } from './Question.tsx'

/** What an agency can have done, the most usual first; and what it answers when it could not. */
const helped: Resolution[] = [
  'LAYANAN_DIBERIKAN',
  'BANTUAN_DISALURKAN',
  'KEPESERTAAN_AKTIF',
  'SURAT_TERBIT',
  'DATA_DIPERBAIKI',
  'INFORMASI_DIBERIKAN',
]
const notHelped: Resolution[] = ['DIUSULKAN_MENUNGGU_PENETAPAN', 'TIDAK_LAYAK']

const empty = { resolution: '' as Resolution | '', note: '' }

/** Sudah selesai: what the family got. */
export function Complete() {
  return (
    <Question path="referral.complete" gives="complete">
      {(asked) => <CompleteForm {...asked} />}
    </Question>
  )
}

function CompleteForm(props: Asked) {
  const { id } = props.referral()
  const written = props.mending?.input
  const draft = createDraft(
    `referral.complete.${id}`,
    empty,
    written && {
      resolution: RESOLUTIONS.find((one) => one === written['resolution']) ?? '',
      note: textOf(written['note']),
    },
  )
  const choicesOf = (some: Resolution[]) => some.map((value) => ({ value, label: t(`resolution.${value}`) }))
  const isHelped = () => !notHelped.some((one) => one === draft.values.resolution)

  const proofs = createProofs()
  const [leaving, setLeaving] = createSignal(false)
  async function leave(): Promise<boolean> {
    setLeaving(true)
    const hasLeft = await proofs.leave(props.referral(), props.sending)
    setLeaving(false)
    return hasLeft
  }

  async function send() {
    if (leaving()) return
    const { resolution, note } = draft.values
    const input = { id, version: props.referral().version, resolution, note: note.trim() }
    if (await props.answer(asAnswer(check(CompleteReferral, input)), input, leave)) draft.reset(empty)
  }
  return (
    <Form of={props.sending} onSubmit={send}>
      <ChoiceRows
        name="resolution"
        label={t('referral.resolution')}
        value={draft.values.resolution}
        onChange={(resolution) => draft.set({ resolution: resolution as Resolution })}
        choices={[
          { heading: t('referral.got_it'), choices: choicesOf(helped) },
          { heading: t('referral.got_none'), choices: choicesOf(notHelped) },
        ]}
        error={props.sending.errorAt('resolution')}
      />
      <TextField
        name="answer"
        label={t(isHelped() ? 'referral.what' : 'referral.what_none')}
        hint={t(isHelped() ? 'referral.what_hint' : 'referral.what_none_hint')}
        rows={4}
        value={draft.values.note}
        onInput={(note) => draft.set({ note })}
        error={props.sending.errorAt('answer')}
      />
      <ProofField of={proofs} />
      <Button type="submit" kind="main" large wide class="self-start" busy={props.sending.busy() || leaving()}>
        {t('referral.complete_action')}
      </Button>
    </Form>
  )
}
