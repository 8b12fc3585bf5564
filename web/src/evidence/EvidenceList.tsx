import { createSignal, For, onCleanup, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Problem } from '../problem.ts'
import { acting, may } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

type Evidence = Outputs['file']['list'][number]

/** Files of a complaint, a family or a need: what each proves. The picture itself is shown on demand, and that is recorded. */
export function EvidenceList(props: {
  complaint?: string
  household?: string
  item?: string
  proposal?: string
  meeting?: string
}) {
  const ask = createAsk(
    'file.list',
    () => ({
      complaint: props.complaint,
      household: props.household,
      item: props.item,
      proposal: props.proposal,
      meeting: props.meeting,
    }),
    (input) => api.file.list.query(input),
  )
  return (
    <section aria-labelledby="berkas" class="flex flex-col gap-2">
      <h2 id="berkas">{t('complaint.evidence')}</h2>
      <Answer of={ask}>
        {(files) => (
          <Show when={files().length > 0} fallback={<p class="text-ink-2">{t('evidence.none')}</p>}>
            <ul class="flex flex-col divide-y divide-line border-y border-line">
              <For each={files()}>{(one) => <Row file={one} />}</For>
            </ul>
          </Show>
        )}
      </Answer>
    </section>
  )
}

/** Bytes of what was revealed, as an address of this page alone. */
const addressOf = ({ type, base64 }: Outputs['file']['open']) =>
  URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }))

function Row(props: { file: Evidence }) {
  const [address, setAddress] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const forget = () => {
    const known = address()
    if (known) URL.revokeObjectURL(known)
    setAddress(undefined)
  }
  onCleanup(forget)
  const name = () => tCode('proves.', props.file.proves, 'proves.LAINNYA')

  async function show() {
    setBusy(true)
    setProblem(undefined)
    try {
      setAddress(addressOf(await api.file.open.mutate({ id: props.file.id })))
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }

  return (
    <li class="flex flex-col gap-2 py-3">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p class="font-semibold">{name()}</p>
          <p class="text-small text-ink-2">
            {shortMoment(props.file.at, acting()?.tenant)} · {props.file.byName}
          </p>
        </div>
        <Show when={may('file.open')}>
          <Button busy={busy()} onClick={() => (address() ? forget() : void show())}>
            {t(address() ? 'evidence.hide' : 'evidence.show')}
          </Button>
        </Show>
      </div>
      <Show when={problem()}>
        {(one) => (
          <Notice kind="late" alert>
            {sentenceOf(one())}
          </Notice>
        )}
      </Show>
      <Show when={address()}>
        {(link) => (
          <Show
            when={props.file.type !== 'application/pdf'}
            fallback={
              <a href={link()} download={`${name()}.pdf`}>
                {t('evidence.download')}
              </a>
            }
          >
            <img src={link()} alt={name()} class="max-h-[80vh] max-w-full rounded-box border border-line" />
          </Show>
        )}
      </Show>
    </li>
  )
}
