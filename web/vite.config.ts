import tailwind from '@tailwindcss/vite'
import icons from 'unplugin-icons/vite'
import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { emitWorker } from './src/offline/vite-worker.ts'

/** The font is asked for before the style sheet that names it has been read: text appears once, in its own letters. */
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.endsWith('.woff2'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head' as const,
        })),
  },
}

/**
 * Two files instead of dozens of crumbs: what the pages without a session need, and what every page with one needs
 * besides. Screens, and the heavy parts of the office (combobox, menu, dialog, QR code), stay files of their own.
 */
const groups = [
  {
    name: 'base',
    priority: 2,
    test: new RegExp(
      '/node_modules/(solid-js|@solidjs)/|/src/(sign-in/(SignIn|PublicPage|arrive|auth)|text/(id|text|date|sentence))[.]|' +
        '/src/(problem|http|session|draft|attempt|theme|media|shell/ScreenFault|offline/register)[.]|' +
        '/src/ui/(Button|LinkButton|Heading|TextField|PasswordField|ErrorSummary|Form|Notice|Mark|Wait|Failure)[.]',
    ),
  },
  {
    name: 'inside',
    priority: 1,
    test: new RegExp(
      '/node_modules/@trpc/|/src/(shell/(?!Standing)|offline/)|/src/acting/Acting[.]|/src/text/(field|field-id|codes-id)[.]|' +
        '/src/field/(?!Home)[A-Za-z-]+[.]|' +
        '/src/(api|ask|pages|shelf)[.]|/src/ui/(ActionDock|Answer|Empty|MorePages|StatusTag|SyncBar)[.]',
    ),
  },
]

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    solid(),
    tailwind(),
    icons({
      compiler: 'solid',
      scale: 1,
      // Lucide draws at 2; at 2.25 a shape still reads at arm's length on a cheap screen (visual.md §2.5).
      transform: (svg) => svg.replaceAll('stroke-width="2"', 'stroke-width="2.25"'),
    }),
    preloadFont,
    emitWorker(),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': server, '/trpc': server, '/health': server } },
})
