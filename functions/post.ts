import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Letter } from './message.ts'

/** Brings a message out of the house. `id` is the Message-ID: the same message twice can be recognised. */
export type Post = (id: string, letter: Letter) => Promise<void>

/** In milliseconds: a server that says nothing must not hold up a batch beyond the time it was taken for. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** By SMTP; `url` as nodemailer takes it (`smtps://user:password@host`). */
export function smtpPost(url: string, from = 'SLRT Nusantara <noreply@localhost>'): Post {
  const transport = createTransport({ url, ...patience })
  return async (id, { to, subject, body }) => {
    await transport.sendMail({ messageId: `<${id}@slrt>`, from, to, subject, text: body })
  }
}

/** Without a mail server: one file a message, readable by the server's owner alone. */
export function folderPost(folder: string): Post {
  return async (id, letter) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, `${id}.json`), JSON.stringify(letter, null, 2), { mode: 0o600 })
  }
}
