import { prefixOf } from '@slrt/domain/area'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createMedia } from '../media.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { districtGrid, gridOfProvince, provinceGrid, provinceLetters } from '../ui/tile-map/grid.ts'
import { KINDS, type Kind, type Look } from '../ui/tile-map/kind.ts'
import { TileMap } from '../ui/tile-map/TileMap.tsx'
import { createWidth } from '../width.ts'
import { ChosenDistrict } from './ChosenDistrict.tsx'
import { FreshTime } from './FreshTime.tsx'
import { Legend } from './Legend.tsx'
import {
  kindOf,
  lookOf,
  measureOf,
  onePerTenant,
  sumsOf,
  sumsOfAll,
  valueText,
  type District,
  type Nation,
} from './measures.ts'
import { NationFigures } from './NationFigures.tsx'
import { daysOf, measureNameOf, MeasureChoice, type NationSearch } from './MeasureChoice.tsx'
import { ProvinceDistricts } from './ProvinceDistricts.tsx'

/** From this pitch on there is room in the sea for the legend and the chosen district. */
const WIDE = 20
/** Below this one a finger needs the map of provinces first. */
const NARROW = 11

/** The nation at a glance: where to look first, and the way there. */
export function NationMap() {
  const [search, setSearch] = useSearchParams<NationSearch & { provinsi?: string; daerah?: string }>()
  const measure = () => measureOf(measureNameOf(search.ukuran), daysOf(search.hari))
  const ask = createAsk(
    'indicator.nation',
    () => ({ days: daysOf(search.hari) }),
    (input) => api.indicator.nation.query(input),
  )
  const put = (next: typeof search) => setSearch(next, { replace: true })
  const twin = () => `/daerah?${new URLSearchParams({ urut: measure().name, hari: String(daysOf(search.hari)) })}`

  return (
    <>
      <PageHead
        title={t(`measure.${measure().name}`)}
        actions={
          <div class="flex flex-wrap items-end gap-3">
            <MeasureChoice search={search} onChange={put} />
            <LinkButton href={twin()}>{t('map.table')}</LinkButton>
          </div>
        }
      >
        <Show when={ask.data()}>
          {(nation) => (
            <p>
              {t('map.period', { n: daysOf(search.hari), day: day(nation().to) })} ·{' '}
              {t('map.joined', {
                n: nation().districts.filter(({ tenant }) => tenant !== null).length,
                of: nation().districts.length,
              })}{' '}
              · <FreshTime at={nation().at} />
            </p>
          )}
        </Show>
      </PageHead>
      <Answer of={ask} bones={<div class="h-130 rounded-box border border-line bg-surface" />}>
        {(nation) => (
          <>
            <Show
              when={onePerTenant(nation().districts).length > 0}
              fallback={
                <div class="mb-4">
                  <Notice
                    kind="info"
                    actions={may('tenant.open') && <LinkButton href="/daerah/buka">{t('tenant.open')}</LinkButton>}
                  >
                    {t('map.nobody_title')}. {t('map.nobody_text')}
                  </Notice>
                </div>
              }
            >
              <NationFigures nation={nation()} measure={measure()} table={twin()} />
            </Show>
            <Sea
              nation={nation()}
              measure={measure()}
              province={search.provinsi}
              onProvince={(provinsi) => setSearch({ provinsi, daerah: undefined })}
              chosen={search.daerah}
              onChoose={(daerah) => setSearch({ daerah }, { replace: true })}
            />
          </>
        )}
      </Answer>
    </>
  )
}

type Props = {
  nation: Nation
  measure: ReturnType<typeof measureOf>
  province: string | undefined
  onProvince: (code: string | undefined) => void
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** The map itself, with what lies in its sea; on a narrow screen provinces first, then the districts of one. */
function Sea(props: Props) {
  const navigate = useNavigate()
  const [width, follow] = createWidth()
  const coarse = createMedia('(pointer: coarse)')
  const [lit, setLit] = createSignal<Kind>()
  const [pointed, setPointed] = createSignal<string>()

  const whole = () => Math.min(26, Math.floor(width() / districtGrid.columns))
  const byProvince = () => whole() < NARROW
  /** On a screen for fingers a tile of the whole map is too small: it opens its province. */
  const stepwise = () => byProvince() || (coarse() && whole() < WIDE)
  const province = () => (stepwise() ? props.province : undefined)

  const districts = createMemo(() => new Map(props.nation.districts.map((district) => [district.code, district])))
  const ofProvince = (code: string) => props.nation.districts.filter((one) => one.code.startsWith(`${code}.`))
  const looks = createMemo(() => {
    const { measure, nation } = props
    return new Map(nation.districts.map((one) => [one.code, lookOf(measure, one, nation.to)] as const))
  })
  const provinceLooks = createMemo(() => {
    const { measure, nation } = props
    return new Map(
      provinceGrid.tiles.map(({ code }): [string, Look] => {
        const joined = onePerTenant(ofProvince(code))
        return [code, { kind: joined.length > 0 ? kindOf(measure, sumsOfAll(joined, nation.to)) : 'absent' }]
      }),
    )
  })
  const showsProvinces = () => byProvince() && !province()
  const shownLooks = () => (showsProvinces() ? provinceLooks() : looks())
  const lookOfCode = (code: string): Look => shownLooks().get(code) ?? { kind: 'no-data' }
  const grid = createMemo(() => {
    const one = province()
    return one ? gridOfProvince(one) : showsProvinces() ? provinceGrid : districtGrid
  })
  const pitch = () => {
    const most = province() ? 44 : showsProvinces() ? 40 : 26
    return Math.min(most, Math.floor(width() / grid().columns))
  }
  const counts = createMemo(() => {
    const all = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
    for (const { code } of grid().tiles) all[lookOfCode(code).kind]++
    return all
  })
  const hasOld = () => grid().tiles.some(({ code }) => lookOfCode(code).old)

  const provinceName = (code: string) => ofProvince(code)[0]?.province ?? code
  const nameOf = (code: string) => districts().get(code)?.label ?? provinceName(code)
  const namesOf = (code: string) => {
    const name = nameOf(code)
    return code.length > 2 ? [name.slice(prefixOf(code).length), name] : [name]
  }
  function says(code: string): string {
    const one = districts().get(code)
    const sums = one
      ? one.tenant === null
        ? null
        : sumsOf(one, props.nation.to)
      : sumsOfAll(ofProvince(code), props.nation.to)
    const { kind } = lookOfCode(code)
    const rank = kind >= '1' && kind <= '5' ? t(`kind.rank_${kind as '1'}`) : ''
    return [nameOf(code), one?.province, valueText(props.measure, sums), rank].filter(Boolean).join(', ')
  }
  const open = (code: string) => {
    if (showsProvinces()) props.onProvince(code)
    else navigate(`/daerah/${code}`)
  }
  /** A tap or a press on a tile. */
  const press = (code: string | undefined) => {
    if (code && stepwise() && !province()) props.onProvince(code.slice(0, 2))
    else props.onChoose(code)
  }
  const wide = () => whole() >= WIDE
  const shown = (): District | undefined => districts().get(pointed() ?? props.chosen ?? '')

  const legend = (place: string) => (
    <Legend class={place} measure={props.measure} counts={counts()} hasOld={hasOld()} lit={lit()} onLit={setLit} />
  )
  const hint = () => t(stepwise() && !province() ? 'map.hint_province' : 'map.hint')
  return (
    <>
      <Show when={province()}>
        {(code) => (
          <div class="mb-4 flex flex-wrap items-center justify-between gap-3">
            <h2>{provinceName(code())}</h2>
            <LinkButton href="/peta">{t('map.back')}</LinkButton>
          </div>
        )}
      </Show>
      <div class="-mx-4 border-y border-line bg-surface p-4 tablet:mx-0 tablet:rounded-box tablet:border">
        <div ref={follow} class="relative flex flex-col items-center">
          <Show when={width() > 0}>
            <div class="relative">
              <TileMap
                grid={grid()}
                pitch={pitch()}
                name={t('map.name', {
                  of: province() ? provinceName(province()!) : t('map.nation'),
                  measure: t(`measure.${props.measure.name}`),
                })}
                lookOf={lookOfCode}
                namesOf={namesOf}
                says={says}
                letters={showsProvinces() ? provinceLetters : undefined}
                chosen={props.chosen}
                onChoose={press}
                onPoint={setPointed}
                onOpen={open}
                lit={lit()}
              />
              <Show when={wide()}>
                {legend('absolute bottom-0 left-0')}
                <div class="absolute -top-1 right-0" style={{ width: `${26 * pitch()}px` }}>
                  <Show
                    when={shown()}
                    fallback={
                      <p class="text-right text-small text-ink-2">
                        {hint()} {t('map.hint_keys')}
                      </p>
                    }
                  >
                    {(one) => <ChosenDistrict district={one()} measure={props.measure} to={props.nation.to} />}
                  </Show>
                </div>
              </Show>
            </div>
          </Show>
        </div>
        <Show when={!wide()}>
          <div class="mt-4 flex flex-col gap-4">
            <Show when={!stepwise() || province()} fallback={<p class="text-small text-ink-2">{hint()}</p>}>
              <Show when={shown()} fallback={<p class="text-small text-ink-2">{hint()}</p>}>
                {(one) => <ChosenDistrict district={one()} measure={props.measure} to={props.nation.to} />}
              </Show>
            </Show>
            {legend('')}
          </div>
        </Show>
      </div>
      <p class="mt-3 text-small text-ink-2">
        {t(`measure.${props.measure.name}_how`)} {t(showsProvinces() ? 'map.note_provinces' : 'map.note')}
      </p>
      <Show when={province()}>
        {(code) => <ProvinceDistricts districts={ofProvince(code())} measure={props.measure} to={props.nation.to} />}
      </Show>
    </>
  )
}
