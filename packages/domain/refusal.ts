/** What a sentence for a refusal may mention: names, times and numbers; never an identity number. */
export type Facts = Record<string, string | number>

/**
 * The only error that a rule throws: something the person can do something about.
 * `code` is `noun.reason` and has a sentence in the web's dictionaries; it is answered as HTTP 409.
 */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts

  constructor(code: string, facts: Facts = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}
