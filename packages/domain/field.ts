import * as z from 'zod/mini'

/** Characters that no line of text needs: controls, line ends, marks that hide or turn what follows, half a character. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/u

/** An id as it is stored: small letters, since a ciphertext opens only at the very place that it was made for. */
export const Id = z.uuid().check(z.toLowerCase())

/** One line of text of `least` to `most` characters, without control or direction characters. */
export const Line = (least: number, most: number) =>
  z.string().check(
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !hidden.test(text), { error: 'hidden' }),
  )

/**
 * Text of several lines, kept as it was written and only ever shown as text: marks that turn or hide what follows too.
 * @param most characters, at most 100,000
 */
export const Text = (most = 100_000, least = 0) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => text.trim().length >= least, { error: 'required' }),
  )

/** The name of a person, 2 to 120 characters. */
export const PersonName = Line(2, 120)

/** An e-mail address, in lower case, at most 254 characters. */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

/** A name to sign in with, for those without e-mail: 4 to 30 small letters, digits, dots and underscores. */
export const UserName = z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z][a-z0-9._]{3,29}$/))

/** A password: 10 to 128 characters, nothing else asked (NIST SP 800-63B: length, not composition). */
export const Password = z.string().check(z.minLength(10), z.maxLength(128))

/** An e-mail as others see it: first letter and domain (`r•••@contoh.go.id`). */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`
}
