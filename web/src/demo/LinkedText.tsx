import { For } from 'solid-js'
import { t } from '../text/text.ts'
import '../text/account.ts'

/** Only addresses of this very site become links; wherever the server thinks that it lives, the path leads here. */
export function LinkedText(props: { text: string }) {
  const parts = () => props.text.split(/(https?:\/\/[^\s]+)/)
  const pathOf = (address: string) => {
    const { pathname, search, hash } = new URL(address)
    return pathname + search + hash
  }
  return (
    <For each={parts()}>
      {(part) => (/^https?:/.test(part) ? <a href={pathOf(part)}>{t('demo.open_link')}</a> : part)}
    </For>
  )
}
