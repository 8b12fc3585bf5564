/** A screen together with a part of the dictionary, which the first pages do without. */
export const withWords =
  (words: () => Promise<unknown>) =>
  <T>(screen: Promise<T>): Promise<T> =>
    Promise.all([screen, words()]).then(([loaded]) => loaded)
