// Runs before the first paint. Its keys are those of src/theme.ts.
try {
  var chosen = localStorage.getItem('slrt.theme')
  var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  if (dark) document.documentElement.dataset.theme = 'dark'
  document.documentElement.lang = localStorage.getItem('slrt.language') || 'id'
} catch {
  // Storage can be closed by the browser's settings; the light theme and Indonesian stand.
}
