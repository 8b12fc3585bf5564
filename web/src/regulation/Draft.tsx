import { isKey, type Key } from '@slrt/domain/regulation-keys'
import { useParams, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { Mend } from '../mend.tsx'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { DraftForm } from './DraftForm.tsx'
import { freshDraft, valuesOfEntry } from './draft-values.ts'
import type { EntryRow, Rule, Shown } from './shapes.ts'

/** Writes a rule: a new one (`baru`, perhaps with the value of an old version), or a draft that is there. */
export function Draft() {
  const params = useParams<{ key: string; entry: string }>()
  const title = () => t('draft.title', { rule: isKey(params.key) ? t(`rule.${params.key}`) : params.key })
  const both = createAsk(
    'regulation.draft',
    () => (isKey(params.key) ? { key: params.key } : undefined),
    async ({ key }) => {
      const [shown, history] = await Promise.all([api.regulation.show.query({}), api.regulation.history.query({ key })])
      return { shown, rows: history.rows }
    },
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/peraturan/${params.key}`}>{t('draft.back')}</BackLink>
      <PageHead title={title()}>
        <p>{t('rule.stays')}</p>
      </PageHead>
      <Show when={isKey(params.key)} fallback={<Unknown />}>
        <Answer of={both}>
          {(data) => (
            <Chosen
              id={params.entry}
              of={params.key as Key}
              shown={data().shown}
              rows={data().rows}
              again={both.again}
            />
          )}
        </Answer>
      </Show>
    </div>
  )
}

const Unknown = () => (
  <Empty title={t('rule.unknown_title')} actions={<LinkButton href="/peraturan">{t('rules.back')}</LinkButton>}>
    {t('rule.unknown_text')}
  </Empty>
)

function Chosen(props: { id: string; of: Key; shown: Shown; rows: EntryRow[]; again: () => Promise<void> }) {
  const [search] = useSearchParams<{ dari?: string }>()
  const rule = (): Rule => props.shown.keys.find(({ key }) => key === props.of)!
  const found = () => props.rows.find(({ id }) => id === props.id)
  const isNew = () => props.id === 'baru'
  const initial = () => {
    const entry = found()
    if (entry) return valuesOfEntry(props.of, entry)
    const fresh = freshDraft(props.of, rule().value, weekAfter(props.shown.day))
    const old = props.rows.find(({ id }) => id === search.dari)
    return old ? { ...valuesOfEntry(props.of, old), id: '', from: fresh.from, to: fresh.to, version: 0 } : fresh
  }
  return (
    <Show when={isNew() || found()} fallback={<Empty title={t('draft.gone')}>{t('rule.unknown_text')}</Empty>}>
      <Show when={isNew() || found()?.state === 'DRAF'} fallback={<Locked entry={found()!} />}>
        {/* Keyed: a draft that was saved for the first time goes on under its own address. */}
        <Show when={props.id} keyed>
          <Mend path="regulation.draft">
            {(mending) => (
              <DraftForm
                rule={rule()}
                entry={found()}
                initial={initial()}
                from={search.dari}
                again={props.again}
                mending={mending}
              />
            )}
          </Mend>
        </Show>
      </Show>
    </Show>
  )
}

/** A week from now: the second person may take some days, and a rule never reaches back. */
const weekAfter = (day: string) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10)

/** What waits for a decision or was published cannot be written any more. */
function Locked(props: { entry: EntryRow }) {
  const waits = () => props.entry.state === 'DIAJUKAN'
  return (
    <Panel
      status={waits() ? 'moving' : 'idle'}
      title={t(waits() ? 'draft.waiting' : 'draft.locked')}
      actions={waits() ? <LinkButton href="/persetujuan">{t('version.see_approval')}</LinkButton> : undefined}
    >
      <p>{t(waits() ? 'draft.waiting_text' : 'draft.locked_text')}</p>
    </Panel>
  )
}
