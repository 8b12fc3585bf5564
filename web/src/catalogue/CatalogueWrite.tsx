import '../text/catalogue.ts'
import '../text/nation.ts'
import { SaveCatalogue, type CatalogueKind } from '@slrt/domain/catalogue'
import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import type { FieldProblem } from '../problem.ts'
import { dateOf } from '../regulation/dates.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { begun, inputOf, ofInput, written, type LineValues } from './line-values.ts'
import { LineFields } from './LineFields.tsx'
import { addressOfKind, codeOf, kindOfAddress, type Code, type Line } from './lines.ts'

/** Writes a line of the catalogue: a new one, or one that stands (`?mulai=` names its first day). */
export function CatalogueWrite() {
  const params = useParams<{ kind: string; code?: string }>()
  const [search] = useSearchParams<{ mulai?: string }>()
  const kind = () => kindOfAddress[params.kind] ?? 'program'
  const ask = createAsk(
    'catalogue.list',
    () => ({ kind: kind() }),
    (input) => api.catalogue.list.query(input),
  )
  const title = (one: Code, line: Line | undefined) => {
    if (!params.code) return t('catalogue.add_title')
    return line ? t('catalogue.change_title', { name: line.name }) : t('catalogue.new_title', { name: one.name })
  }
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/katalog/${params.kind}${params.code ? `/${params.code}` : ''}`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('catalogue.title')}>
        {(answer) => {
          const one = () => codeOf(kind(), params.code ?? '', answer().rows)
          const line = () => one().lines.find(({ effectiveFrom }) => effectiveFrom === search.mulai)
          return (
            <>
              <PageHead title={title(one(), line())}>
                <p>{t('catalogue.form_text')}</p>
              </PageHead>
              <Mend path="catalogue.save">
                {(mending) => <LineForm kind={kind()} one={one()} line={line()} again={ask.again} mending={mending} />}
              </Mend>
            </>
          )
        }}
      </Answer>
    </div>
  )
}

/** Fields of the form that go by names of their own: what they lack is said there. */
const boxes: Readonly<Record<string, string>> = {
  code: 'programCode',
  effectiveFrom: 'firstDay',
  effectiveTo: 'lastDay',
}
const atBoxes = (found: FieldProblem[]) => found.map((one) => ({ ...one, path: boxes[one.path] ?? one.path }))

function LineForm(props: {
  kind: CatalogueKind
  one: Code
  line: Line | undefined
  again: () => Promise<void>
  mending: Mending | undefined
}) {
  const navigate = useNavigate()
  const { kind, one } = props
  const start = (): LineValues => (props.line ? written(props.line) : begun(kind, one.code, one.lines))
  const draft = createDraft(
    `catalogue.save.${props.mending?.id ?? `${kind}.${one.code}.${props.line?.effectiveFrom ?? ''}`}`,
    start(),
    props.mending && ofInput(props.mending.input),
  )
  const sending = createSending(props.mending?.id)
  const subject = () => `catalogue:${kind}.${draft.values.code}`
  const pending = createPending(subject())
  const [kept, setKept] = createSignal(false)
  /** The line from the same day, which may have come while this one was written. */
  const theirs = (): LineValues => {
    const same = props.one.lines.find(({ effectiveFrom }) => effectiveFrom === dateOf(draft.values.from))
    return same ? written(same) : start()
  }
  const versioned = createVersioned({
    draft,
    sending,
    theirs,
    again: () => props.again(),
    changed: 'catalogue.changed',
  })

  async function send() {
    const input = inputOf(kind, draft.values)
    const { code, name, effectiveFrom, version } = input
    if (!sending.accepts(atBoxes(check(SaveCatalogue, input)))) return
    const address = `/katalog/${addressOfKind[kind]}/${code}`
    const result = await sending.send('catalogue.save', input, subject(), name, `${address}/tulis`)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: version + 1 })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('catalogue.saved', { name }))
    navigate(effectiveFrom ? address : `/katalog/${addressOfKind[kind]}`, { replace: true })
  }

  const dayText = (parts: LineValues['to']) => {
    const date = dateOf(parts)
    return date === '' || Number.isNaN(Date.parse(date)) ? date : day(date)
  }
  const parts = () => {
    const [stored, mine] = [theirs(), draft.values]
    const sure = ({ confidence }: LineValues) => (confidence ? t(`catalogue.confidence.${confidence}`) : '')
    return [
      ...(['name', 'details', 'owner', 'source'] as const).map((name) => ({
        label: t(`catalogue.${name}`),
        theirs: stored[name],
        mine: mine[name],
      })),
      { label: t('catalogue.confidence'), theirs: sure(stored), mine: sure(mine) },
      { label: t('catalogue.effective_to'), theirs: dayText(stored.to), mine: dayText(mine.to) },
    ]
  }

  return (
    <Show
      when={!kept() && !pending()}
      fallback={
        <Kept subject={subject()} back={`/katalog/${addressOfKind[kind]}`} backText={t(`catalogue.title.${kind}`)} />
      }
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <Restored of={draft} onClear={() => draft.reset(start())} />
          <LineFields
            kind={kind}
            values={draft.values}
            set={draft.set}
            attempt={sending}
            asksCode={one.code === ''}
            asksStart={!props.line}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('catalogue.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}
