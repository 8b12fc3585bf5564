import { prefixOf } from '@slrt/domain/area'
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { afterPaint } from '../after-paint.ts'
import { createMedia } from '../media.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { districtGrid, gridOfProvince, provinceGrid, provinceLetters } from '../ui/tile-map/grid.ts'
import { KINDS, type Kind } from '../ui/tile-map/kind.ts'
import { TileMap } from '../ui/tile-map/TileMap.tsx'
import { createWidth } from '../width.ts'
import { ChosenDistrict } from './ChosenDistrict.tsx'
import { Legend } from './Legend.tsx'
import {
  kindOf,
  lookOfEach,
  looksOf,
  onePerTenant,
  sumsOf,
  sumsOfAll,
  valueText,
  type District,
  type LookOf,
  type Measure,
  type Nation,
} from './measures.ts'
import { ProvinceDistricts } from './ProvinceDistricts.tsx'

/** From this pitch on there is room in the sea for the legend and the chosen district. */
const WIDE = 20
/** Below this one a finger needs the map of provinces first. */
const NARROW = 11

type Props = {
  nation: Nation
  measure: Measure
  province: string | undefined
  onProvince: (code: string | undefined) => void
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** The map itself, with what lies in its sea; on a narrow screen provinces first, then the districts of one. */
export function Sea(props: Props) {
  const navigate = useNavigate()
  const [width, follow] = createWidth()
  const told = afterPaint(() => props.measure)
  const coarse = createMedia('(pointer: coarse)')
  const [lit, setLit] = createSignal<Kind>()
  const [pointed, setPointed] = createSignal<string>()

  const whole = createMemo(() => Math.min(26, Math.floor(width() / districtGrid.columns)))
  const byProvince = () => whole() < NARROW
  /** On a screen for fingers a tile of the whole map is too small: it opens its province. */
  const stepwise = () => byProvince() || (coarse() && whole() < WIDE)
  const province = () => (stepwise() ? props.province : undefined)

  const districts = createMemo(() => new Map(props.nation.districts.map((district) => [district.code, district])))
  const byProvinces = createMemo(() => Map.groupBy(props.nation.districts, ({ code }) => code.slice(0, 2)))
  const ofProvince = (code: string) => byProvinces().get(code) ?? []
  const showsProvinces = createMemo(() => byProvince() && !province())
  function looksOfProvinces(): LookOf {
    const { measure, nation } = props
    return lookOfEach(
      provinceGrid.tiles.map(({ code }) => {
        const joined = onePerTenant(ofProvince(code))
        return [code, { kind: joined.length > 0 ? kindOf(measure, sumsOfAll(joined, nation.to)) : 'absent' }]
      }),
    )
  }
  const lookOfCode = createMemo(() => (showsProvinces() ? looksOfProvinces() : looksOf(props.measure, props.nation)))
  const grid = createMemo(() => {
    const one = province()
    return one ? gridOfProvince(one) : showsProvinces() ? provinceGrid : districtGrid
  })
  const pitch = () => {
    const most = province() ? 44 : showsProvinces() ? 40 : 26
    return Math.min(most, Math.floor(width() / grid().columns))
  }
  const tally = createMemo(() => {
    const lookOf = lookOfCode()
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
    let hasOld = false
    for (const { code } of grid().tiles) {
      const { kind, old } = lookOf(code)
      counts[kind]++
      hasOld ||= old === true
    }
    return { counts, hasOld }
  })

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
    const { kind } = lookOfCode()(code)
    const rank = kind >= '1' && kind <= '5' ? t(`kind.rank_${kind as '1'}`) : ''
    return [nameOf(code), one?.province, valueText(props.measure, sums), rank].filter(Boolean).join(', ')
  }
  /** Where tiles are small or provinces, one opens its province first. */
  const opensProvince = () => stepwise() && !province()
  const open = (code: string) => {
    if (opensProvince()) props.onProvince(code.slice(0, 2))
    else navigate(`/daerah/${code}`)
  }
  const press = (code: string | undefined) => {
    if (code && opensProvince()) props.onProvince(code.slice(0, 2))
    else props.onChoose(code)
  }
  const wide = () => whole() >= WIDE
  const shown = (): District | undefined => districts().get(pointed() ?? props.chosen ?? '')

  const legend = (inSea: boolean) => (
    <Legend measure={props.measure} counts={tally().counts} hasOld={tally().hasOld} onLit={setLit} inSea={inSea} />
  )
  const hint = () => t(stepwise() && !province() ? 'map.hint_province' : 'map.hint')
  return (
    <>
      <Show when={province()}>
        {(code) => (
          <div class="mb-4 flex flex-wrap items-center justify-between gap-3">
            <h2>{provinceName(code())}</h2>
            <Button onClick={() => props.onProvince(undefined)}>{t('map.back')}</Button>
          </div>
        )}
      </Show>
      <div class="-mx-4 border-y border-line bg-surface p-4 tablet:mx-0 tablet:rounded-box tablet:border">
        <div ref={follow} class="relative flex flex-col items-center">
          <Show when={width() > 0}>
            {/* Browsers ask again and again what lies below the pointer; among 514 outlines that takes a millisecond. */}
            <div class="relative [&_path]:pointer-events-none">
              <TileMap
                grid={grid()}
                pitch={pitch()}
                name={t('map.name', {
                  of: province() ? provinceName(province()!) : t('map.nation'),
                  measure: t(`measure.${told().name}`),
                })}
                lookOf={lookOfCode()}
                namesOf={namesOf}
                says={says}
                letters={showsProvinces() ? provinceLetters : undefined}
                chosen={props.chosen}
                onChoose={props.onChoose}
                onPress={press}
                onPoint={setPointed}
                onOpen={open}
                lit={lit()}
              />
              <Show when={wide()}>
                <div class="absolute bottom-0 left-0">{legend(true)}</div>
                <div class="absolute -top-1 right-0" style={{ width: `${26 * pitch()}px` }}>
                  <Show
                    when={shown()}
                    fallback={
                      <p class="max-w-none text-right text-small text-ink-2">
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
            {legend(false)}
          </div>
        </Show>
      </div>
      <p class="mt-3 max-w-[60ch] text-small text-ink-2">{t(`measure.${told().name}_how`)}</p>
      <p class="text-small text-ink-2">{t(showsProvinces() ? 'map.note_provinces' : 'map.note')}</p>
      <Show when={province()}>
        {(code) => <ProvinceDistricts districts={ofProvince(code())} measure={props.measure} to={props.nation.to} />}
      </Show>
    </>
  )
}
