import '../text/program.ts'
import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { Mend } from '../mend.tsx'
import { isNation } from '../regulation/names.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Bones } from '../ui/Wait.tsx'
import { ProgramForm } from './ProgramForm.tsx'
import { freshProgram, startingFrom, valuesOf, type Version } from './program-values.ts'
import { StartFrom } from './StartFrom.tsx'

/** Writes a version of a program: a new one (`baru`, perhaps from the sentence of another), or a draft that is there. */
export function ProgramDraft() {
  const params = useParams<{ code?: string; id?: string }>()
  const [search] = useSearchParams<{ dari?: string; versi?: string }>()
  const code = () => params.code ?? search.dari
  const both = createAsk(
    'program.write',
    () => ({ code: code() }),
    async ({ code: asked }) => {
      const [list, shown] = await Promise.all([
        api.program.list.query({}),
        asked && asked !== 'kosong' ? api.program.show.query({ code: asked }) : undefined,
      ])
      return { list, shown }
    },
  )
  const isNew = () => params.id === undefined || params.id === 'baru'
  const entry = createMemo(() => both.data()?.shown?.versions.find(({ id }) => id === params.id))
  const name = () => both.data()?.shown?.versions[0]?.definition.name ?? ''
  const back = () => (params.code ? `/program/${params.code}` : '/program')
  return (
    <div class="flex flex-col">
      <BackLink href={back()}>{t(params.code ? 'prog.back_one' : 'prog.back')}</BackLink>
      <PageHead title={params.code ? t('prog.draft_title', { name: name() }) : t('prog.new_title')}>
        <p class="max-w-[44ch]">{t('prog.draft_text')}</p>
      </PageHead>
      <Answer of={both} bones={<Bones rows={8} />}>
        {(data) => (
          <Show
            when={params.code || search.dari}
            fallback={<StartFrom rows={data().list.rows} isNation={isNation()} />}
          >
            <Show when={isNew() || entry()} fallback={<Gone />}>
              <Show
                when={isNew() || entry()?.state === 'DRAF' || entry()?.shown === 'DRAF'}
                fallback={<Locked entry={entry()!} />}
              >
                {/* Keyed: a draft that was saved for the first time goes on under its own address. */}
                <Show when={`${params.code ?? ''}/${params.id ?? ''}/${search.dari ?? ''}`} keyed>
                  <Mend path="program.draft">
                    {(mending) => (
                      <ProgramForm
                        entry={entry()}
                        initial={initialOf(data(), params.code, entry(), search)}
                        from={[params.code, search.dari, search.versi].filter(Boolean).join('.')}
                        isKnown={
                          params.code !== undefined && data().shown!.versions.some(({ state }) => state === 'TERBIT')
                        }
                        kecamatan={data().list.kecamatan}
                        lists={data().list.lists}
                        again={both.again}
                        mending={mending}
                      />
                    )}
                  </Mend>
                </Show>
              </Show>
            </Show>
          </Show>
        )}
      </Answer>
    </div>
  )
}

type Data = {
  list: Awaited<ReturnType<typeof api.program.list.query>>
  shown: Awaited<ReturnType<typeof api.program.show.query>> | undefined
}

/** The form as it begins: the draft that is there; a new version of a program; one's own from another's sentence; nothing. */
function initialOf(
  { list, shown }: Data,
  code: string | undefined,
  entry: Version | undefined,
  search: { versi?: string },
) {
  if (entry) return valuesOf(entry)
  const day = weekAfter(list.day)
  // The nation gives out no places of districts.
  if (!shown) return isNation() ? { ...freshProgram(day), fund: 'APBN' as const, limited: false } : freshProgram(day)
  const old = shown.versions.find(({ id }) => id === search.versi)
  const from = old ?? shown.versions.find(({ id }) => id === shown.current) ?? shown.versions[0]!
  if (code === undefined) return startingFrom(from.definition, day)
  const { to: _, ...values } = valuesOf({ ...from, effectiveFrom: day, effectiveTo: null })
  return { ...values, to: { day: '', month: '', year: '' }, id: '', version: 0, year: day.slice(0, 4) }
}

/** A week from now: the second person may take some days, and a program never reaches back. */
const weekAfter = (day: string) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10)

const Gone = () => (
  <Empty title={t('draft.gone')} actions={<LinkButton href="/program">{t('prog.back')}</LinkButton>}>
    {t('prog.gone_text')}
  </Empty>
)

/** What waits for a decision or was published cannot be written any more. */
function Locked(props: { entry: Version }) {
  const waits = () => props.entry.state === 'DIAJUKAN'
  return (
    <Panel
      status={waits() ? 'moving' : 'idle'}
      title={t(waits() ? 'prog.waits' : 'prog.locked')}
      actions={waits() ? <LinkButton href="/persetujuan">{t('version.see_approval')}</LinkButton> : undefined}
    >
      <p>{t(waits() ? 'draft.waiting_text' : 'draft.locked_text')}</p>
    </Panel>
  )
}
