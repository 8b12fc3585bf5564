import { number } from '../text/text.ts'

/** "148 kB", "2,4 MB" */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(Math.round(bytes / 100_000) / 10)} MB`
