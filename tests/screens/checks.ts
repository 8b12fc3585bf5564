/**
 * What of visual.md §8 a machine can see. Runs inside the page, so it stands alone: no imports, no outer names.
 * @param office dense layout for a mouse, else for fingers
 * @returns one line a finding, and how many filled buttons there are
 */
export function lookAtPage(office: boolean): { findings: string[]; filled: number } {
  const found = new Set<string>()
  const root = document.querySelector('[role=dialog], [role=alertdialog]') ?? document.body
  const shown = (element: Element) => {
    const box = element.getBoundingClientRect()
    return (
      box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }
  const nameOf = (element: Element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ')
    return `${element.tagName.toLowerCase()} "${text.slice(0, 50)}"`
  }
  const isReaderOnly = (element: Element) =>
    getComputedStyle(element).clipPath !== 'none' || element.closest('.sr-only')

  // 8: nothing scrolls sideways
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].find(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    found.add(`scrolls sideways: ${scrollWidth} px in ${clientWidth} px${wide ? `, ${nameOf(wide)}` : ''}`)
  }

  // 7 and 10: every piece of text
  const banned = /\b(mohon|harap|silakan|maaf|valid|gagal|error|ditindaklanjuti|tersebut|disposisi|dalam rangka)\b/i
  const isIndonesian = document.documentElement.lang === 'id'
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (!text || !parent || parent.closest('script, style, noscript') || !shown(parent)) continue
    const style = getComputedStyle(parent)
    if (Number.parseFloat(style.fontSize) < 14 && !parent.closest('[data-map]') && !isReaderOnly(parent)) {
      found.add(`text of ${style.fontSize}: "${text.slice(0, 40)}"`)
    }
    if (style.textTransform === 'uppercase' || (/(\b\p{Lu}{4,}\b[\s,]+){2}/u.test(text) && !/\d/.test(text))) {
      found.add(`capitals: "${text.slice(0, 40)}"`)
    }
    if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none')
      found.add(`cut off: "${text.slice(0, 40)}"`)
    const word = isIndonesian && banned.exec(text)
    if (word) found.add(`word "${word[0]}" in "${text.slice(0, 60)}"`)
    if (/\b[A-Z]{2,}_[A-Z_]+\b|\b(AKTIF|DIUNDANG|BERAKHIR|DITANGGUHKAN|DITUTUP)\b|\{\w+\}/.test(text)) {
      found.add(`code instead of words: "${text.slice(0, 60)}"`)
    }
  }
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const word = isIndonesian && banned.exec(element.getAttribute(name) ?? '')
      if (word) found.add(`word "${word[0]}" in ${name} of ${nameOf(element)}`)
    }
  }

  // 7: lines of at most 75 characters
  for (const element of root.querySelectorAll('p, dd')) {
    const text = (element as HTMLElement).innerText.trim()
    if (text.length <= 75 || !shown(element) || isReaderOnly(element)) continue
    const range = document.createRange()
    range.selectNodeContents(element)
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size
    if (text.length / Math.max(1, lines - 0.5) > 80) found.add(`line too long: "${text.slice(0, 60)}"`)
  }

  // 10: sentences of at most 15 words; a heading or a name is not one
  for (const element of root.querySelectorAll('p, [role=alert] a, li')) {
    if (!shown(element) || isReaderOnly(element) || element.querySelector('p, li, a, button, span')) continue
    for (const sentence of (element as HTMLElement).innerText.split(/(?<=[.?!])\s/)) {
      const words = sentence.trim().split(/\s+/).length
      if (words > 15 && /[.?!]$/.test(sentence.trim())) found.add(`${words} words: "${sentence.trim()}"`)
    }
  }

  // 2: one filled button
  const probe = document.createElement('span')
  probe.className = 'bg-action'
  probe.style.display = 'none'
  document.body.append(probe)
  const action = getComputedStyle(probe).backgroundColor
  probe.className = 'bg-late'
  const late = getComputedStyle(probe).backgroundColor
  probe.remove()
  const filled = [...root.querySelectorAll('button, a')].filter(
    (one) => shown(one) && [action, late].includes(getComputedStyle(one).backgroundColor),
  )
  if (filled.length > 1) found.add(`${filled.length} filled buttons: ${filled.map(nameOf).join(', ')}`)

  // 9: targets; a link within a sentence and what its label covers are as large as they are
  const least = office ? 32 : 48
  for (const element of root.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary')) {
    if (!shown(element) || isReaderOnly(element) || element.closest('.sr-only')) continue
    const style = getComputedStyle(element)
    const isInline = element.tagName === 'A' && style.display === 'inline'
    const cover = element.matches('input[type=radio], input[type=checkbox]') ? element.closest('label') : null
    if (isInline || cover || style.opacity === '0') continue
    // a row of a list opens wherever it is pressed
    const target = element.matches('[data-row-link]') ? (element.closest('tr, li') ?? element) : element
    const { width, height } = target.getBoundingClientRect()
    if (height < least - 0.5 || width < least - 0.5) {
      found.add(`target ${Math.round(width)} x ${Math.round(height)} px, ${least} wanted: ${nameOf(element)}`)
    }
  }

  // 6: no shadow on a resting surface, no gradient
  for (const element of root.querySelectorAll('*')) {
    const style = getComputedStyle(element)
    if (style.backgroundImage.includes('gradient')) found.add(`gradient: ${nameOf(element)}`)
    const isOverlay = element.closest(
      '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-kb-top-layer], li[role]',
    )
    const shadow = style.boxShadow.replaceAll(/rgba\(0, 0, 0, 0\)[^,]*,?/g, '').trim()
    const isFocus = element === document.activeElement
    if (shadow && shadow !== 'none' && !isOverlay && !isFocus && shown(element)) found.add(`shadow: ${nameOf(element)}`)
  }
  return { findings: [...found], filled: filled.length }
}
