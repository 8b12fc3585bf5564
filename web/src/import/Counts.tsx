import { IMPORT_WARNINGS, REJECTIONS } from '@slrt/domain/import'
import { Show } from 'solid-js'
import { Bars } from '../indicator/Bars.tsx'
import { t, type TextKey } from '../text/text.ts'
import { rejectedIn, type Shown } from './words.ts'

type Bar = { name: string; value: number; note?: string }

const bar = (key: TextKey, value: number, note?: TextKey): Bar => ({
  name: t(key),
  value,
  ...(note && { note: t(note) }),
})

/** What became of the rows of a file, in words, figures and bars: taken in, noted, refused. */
export function Counts(props: { of: Shown }) {
  const counts = () => props.of.summary
  const isList = () => props.of.kind === 'list'
  const people = () => [
    bar('impor.count.new', counts().new),
    bar('impor.count.changed', counts().changed),
    bar('impor.count.unchanged', counts().unchanged),
    ...(counts().gone > 0 ? [bar('impor.count.gone', counts().gone, isList() ? 'impor.list.gone_note' : 'impor.count.gone_note')] : []), // prettier-ignore
  ]
  const rows = () => [
    bar('impor.count.accepted', counts().accepted),
    bar('impor.count.identical', counts().identical_repeats),
    ...(counts().corrected > 0 ? [bar('impor.count.corrected', counts().corrected, 'impor.count.corrected_note')] : []),
    bar('impor.count.rejected', rejectedIn(counts())),
  ]
  const reasons = () =>
    REJECTIONS.filter((code) => counts().rejected[code]).map((code) => bar(`impor.reason.${code}`, counts().rejected[code]!)) // prettier-ignore
  const warnings = () =>
    IMPORT_WARNINGS.filter((code) => counts().warnings[code]).map((code) => bar(`impor.warning.${code}`, counts().warnings[code]!)) // prettier-ignore
  return (
    <div class="grid gap-x-10 gap-y-8 desktop:grid-cols-2">
      <Part
        id="warga"
        title={t('impor.people', { families: counts().families, persons: counts().persons })}
        rows={people()}
      />
      <Part id="baris" title={t('impor.rows', { n: counts().rows })} rows={rows()} />
      <Part id="ditolak-karena" title={t('impor.reasons')} rows={reasons()} />
      <Part id="catatan" title={t('impor.warnings')} text={t('impor.warnings_text')} rows={warnings()} />
    </div>
  )
}

function Part(props: { id: string; title: string; text?: string; rows: Bar[] }) {
  return (
    <Show when={props.rows.length > 0}>
      <section aria-labelledby={props.id} class="flex max-w-xl flex-col gap-3">
        <div>
          <h2 id={props.id}>{props.title}</h2>
          <Show when={props.text}>
            <p class="text-small text-ink-2">{props.text}</p>
          </Show>
        </div>
        <Bars rows={props.rows} />
      </section>
    </Show>
  )
}
