import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { placeText } from '../field/place.ts'
import { createPages } from '../pages.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Bones } from '../ui/Wait.tsx'
import { More } from './DuplicateList.tsx'

type Row = Outputs['duplicate']['cards']['rows'][number]
type Family = Row['family']

const familyText = ({ head, members }: Family) => t('duplicate.family', { head, n: members })

const columns = (): Column<Row>[] => [
  { head: t('cards.family'), cell: ({ family }) => <bdi class="wrap-anywhere">{familyText(family)}</bdi> },
  { head: t('duplicate.column.desa'), cell: ({ family }) => placeText(family) },
  {
    head: t('cards.whose'),
    phone: 'labelled',
    cell: ({ whose }) => <a href={`/keluarga/${whose.id}`}>{familyText(whose)}</a>,
  },
  { head: t('cards.kk'), phone: 'labelled', cell: ({ kk }) => kk },
]

/** Families that are written down under the card of another one. */
export function CardList() {
  const pages = createPages('duplicate.cards', () => ({}), async (input) => {
    const page = await api.duplicate.cards.query(input)
    return { ...page, total: page.rows.length }
  }) // prettier-ignore
  return (
    <Answer of={pages} bones={<Bones rows={4} />}>
      {(page) => (
        <Show when={page().rows.length > 0} fallback={<Empty title={t('cards.none')}>{t('cards.none_text')}</Empty>}>
          <div class="flex flex-col gap-4">
            <DataTable
              caption={t('cards.caption')}
              columns={columns()}
              rows={page().rows}
              href={({ family }) => `/keluarga/${family.id}`}
            />
            <More of={pages} />
          </div>
        </Show>
      )}
    </Answer>
  )
}
