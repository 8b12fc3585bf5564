import type { ApplicationShown, SaveSection } from '@slrt/domain/application'
import { post, type Answer } from '../http.ts'
import { NO_NETWORK, problemOf } from '../problem.ts'
import type { Area } from '../ui/AreaPicker.tsx'

/** JSON writes a moment as text. */
type Wire<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Wire<T[Key]> } : T

/** What the link shows of an application: all that its owners wrote, and where it is now. */
export type Shown = Wire<ApplicationShown>

const call = <T>(path: string, input: object) => post<T>(`/api/application/${path}`, input)

export const join = {
  start: (areas: string[]) => call<{ token: string }>('start', { areas }),
  show: (token: string) => call<Shown>('show', { token }),
  save: (given: SaveSection) => call<Shown>('save', given),
  agree: (given: { token: string; version: number; agreement: string; name: string; title: string }) =>
    call<Shown>('agree', given),
  sendCode: (token: string, email: string) => call<Shown>('sendCode', { token, email }),
  prove: (token: string, code: string) => call<Shown>('prove', { token, code }),
  submit: (token: string, version: number) => call<Shown>('submit', { token, version }),
}

/** Provinces and kab/kota by name, for a page where nobody is signed in. */
export const findPlaces = (text: string): Promise<Answer<{ rows: Area[] }>> => call('areas', { text })

/**
 * Sends the scan of the decree. XMLHttpRequest, because `fetch` does not tell how far it is.
 * @param onProgress from 0 to 1
 */
export function sendDecree(
  given: { token: string; version: number; file: File },
  onProgress: (part: number) => void,
): Promise<Answer<Shown>> {
  const form = new FormData()
  form.set('token', given.token)
  form.set('version', String(given.version))
  form.set('file', given.file)
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/application/file')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      const { status, response } = request
      if (status < 300) return done({ ok: true, body: response as Shown })
      const after = request.getResponseHeader('retry-after')
      done({ ok: false, problem: problemOf(status, new Headers(after ? { 'retry-after': after } : {}), response) })
    })
    request.addEventListener('error', () => done({ ok: false, problem: NO_NETWORK }))
    request.send(form)
  })
}
