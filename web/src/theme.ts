import { createSignal } from 'solid-js'

/** `device` follows the system. The key and values are read by `public/theme.js` before the first paint. */
export type Theme = 'device' | 'light' | 'dark'
const KEY = 'slrt.theme'

const stored = (): Theme => {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'device'
}
const system = matchMedia('(prefers-color-scheme: dark)')
const [theme, setTheme] = createSignal<Theme>(stored())

function show() {
  const dark = theme() === 'device' ? system.matches : theme() === 'dark'
  if (dark) document.documentElement.dataset.theme = 'dark'
  else delete document.documentElement.dataset.theme
}
system.addEventListener('change', show)

export { theme }

export function chooseTheme(next: Theme) {
  if (next === 'device') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, next)
  setTheme(next)
  show()
}
