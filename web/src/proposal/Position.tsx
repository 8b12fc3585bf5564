import { createSignal, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import MapPin from '~icons/lucide/map-pin'

export type Spot = { lat: number; lng: number; accuracy: number }
const patience = 20_000

/** Where the house stands, as the device knows it; never needed, and asked for by a press only. */
export function Position(props: { value: Spot | null; onChange: (spot: Spot | null) => void }) {
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal('')
  function locate() {
    if (!('geolocation' in navigator)) return void setSaid(t('kunjungan.no_position'))
    setBusy(true)
    setSaid('')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setBusy(false)
        props.onChange({ lat: latitude, lng: longitude, accuracy: Math.min(accuracy, 100_000) })
      },
      () => {
        setBusy(false)
        setSaid(t('kunjungan.no_position'))
      },
      { enableHighAccuracy: true, timeout: patience },
    )
  }
  return (
    <div class="flex flex-col items-start gap-2">
      <p class="text-label">
        {t('kunjungan.position')} <span class="font-normal text-ink-2">({t('form.optional')})</span>
      </p>
      <p role="status" class="text-small text-ink-2">
        <Show when={props.value} fallback={said() || t('kunjungan.position_hint')}>
          {(spot) =>
            t('kunjungan.position_is', {
              lat: spot().lat.toFixed(5),
              lng: spot().lng.toFixed(5),
              m: Math.round(spot().accuracy),
            })
          }
        </Show>
      </p>
      <div class="flex flex-wrap gap-3">
        <Button busy={busy()} busyText={t('wait.loading')} onClick={locate}>
          <MapPin class="icon" aria-hidden="true" />
          {t('kunjungan.locate')}
        </Button>
        <Show when={props.value}>
          <Button kind="quiet" onClick={() => props.onChange(null)}>
            {t('kunjungan.position_drop')}
          </Button>
        </Show>
      </div>
    </div>
  )
}
