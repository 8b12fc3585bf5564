import '../text/catalogue.ts'
import { SaveHolidays, type Holiday } from '@slrt/domain/holiday'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, textOf, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { dayOfMonth } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { holidayOf, rowOf, valuesOf, type HolidayTable, type HolidayValues } from './holiday-values.ts'
import { HolidayPaste } from './HolidayPaste.tsx'
import { HolidayRows } from './HolidayRows.tsx'

/** The table of one year, line by line or from a file; it takes the place of the one before as a whole. */
export function HolidayChange() {
  const params = useParams<{ year: string }>()
  const year = () => Number(params.year)
  const ask = createAsk(
    'holiday.list',
    () => ({ year: year() }),
    (input) => api.holiday.list.query(input),
  )
  return (
    <div class="flex w-full max-w-4xl flex-col">
      <BackLink href={`/kalender?tahun=${params.year}`}>{t('holiday.to_list')}</BackLink>
      <PageHead title={t('holiday.change_title', { year: params.year })}>
        <p>{t('holiday.change_text')}</p>
      </PageHead>
      <Answer of={ask}>
        {(table) => (
          <Mend path="holiday.save">
            {(mending) => <YearForm year={year()} table={table()} again={ask.again} mending={mending} />}
          </Mend>
        )}
      </Answer>
    </div>
  )
}

const writtenIn = ({ source, days, version }: Record<string, unknown>): Partial<HolidayValues> => ({
  source: textOf(source),
  rows: Array.isArray(days) ? (days as Holiday[]).map(rowOf) : [],
  version: Number(version),
})

function YearForm(props: {
  year: number
  table: HolidayTable
  again: () => Promise<void>
  mending: Mending | undefined
}) {
  const navigate = useNavigate()
  const subject = `holiday:${props.year}`
  const draft = createDraft(
    `holiday.save.${props.mending?.id ?? props.year}`,
    valuesOf(props.table, props.year),
    props.mending && writtenIn(props.mending.input),
  )
  const sending = createSending(props.mending?.id)
  const pending = createPending(subject)
  const [kept, setKept] = createSignal(false)
  const theirs = () => valuesOf(props.table, props.year)
  const versioned = createVersioned({
    draft,
    sending,
    theirs,
    again: () => props.again(),
    changed: 'holiday.changed',
  })
  const days = () => draft.values.rows.map((row) => holidayOf(props.year, row))

  async function send() {
    const { source, version } = draft.values
    const input = { year: props.year, source: source.trim(), days: days(), version }
    if (!sending.accepts(check(SaveHolidays, input))) return
    const year = String(props.year)
    const result = await sending.send('holiday.save', input, subject, year, `/kalender/${year}/ubah`)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, paste: '', version: version + 1 })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('holiday.saved', { year }))
    navigate(`/kalender?tahun=${year}`, { replace: true })
  }

  const textOfDay = ({ day, kind, name }: Holiday) =>
    `${Number.isNaN(Date.parse(day)) ? day : dayOfMonth(day)} ${name} (${kind})`
  /** Of two tables only the lines that differ. */
  const only = (mine: readonly Holiday[], others: readonly Holiday[]) => {
    const known = new Set(others.map((one) => JSON.stringify(one)))
    return mine
      .filter((one) => one.day !== '' && !known.has(JSON.stringify(one)))
      .map(textOfDay)
      .join(', ')
  }
  const parts = () => {
    const stored = theirs().rows.map((row) => holidayOf(props.year, row))
    return [
      { label: t('holiday.source'), theirs: theirs().source, mine: draft.values.source },
      { label: t('holiday.rows'), theirs: only(stored, days()), mine: only(days(), stored) },
    ]
  }

  return (
    <Show
      when={!kept() && !pending()}
      fallback={<Kept subject={subject} back="/kalender" backText={t('holiday.to_list')} />}
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <Restored of={draft} onClear={() => draft.reset(theirs())} />
          <TextField
            name="source"
            label={t('holiday.source')}
            hint={t('holiday.source_hint')}
            value={draft.values.source}
            onInput={(source) => draft.set({ source })}
            error={sending.errorAt('source')}
          />
          <HolidayPaste
            year={props.year}
            text={draft.values.paste}
            onText={(paste) => draft.set({ paste })}
            onUse={(found) => draft.set({ rows: found.map(rowOf), paste: '' })}
          />
          <HolidayRows
            rows={draft.values.rows}
            set={(at, next) => draft.set('rows', at, next)}
            add={() => draft.set('rows', draft.values.rows.length, { date: '', month: '01', kind: 'L', name: '' })}
            remove={(at) => draft.set('rows', (rows) => rows.filter((_, n) => n !== at))}
            attempt={sending}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('holiday.save', { year: String(props.year) })}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}
