import { newId } from '@slrt/domain/id'
import { AGREEMENT, type ApplicationShown, type Content } from '@slrt/domain/application'
import { whole } from './evidence.ts'
import { browser, lettersOf, type Answer } from './sign-in.ts'
import type { World } from './world.ts'

/** What an answer says when it is none of a refusal. */
export const shownIn = ({ body }: Answer): ApplicationShown => body as unknown as ApplicationShown

export const areaOf = (code = '73.71', institution = 'Dinas Sosial Kota Makassar'): Content['area'] => ({
  kind: code.length === 2 ? 'province' : 'district',
  areas: [code],
  institution,
})
export const contact: Content['contact'] = {
  headName: 'Andi Bukti Djufrie',
  headTitle: 'Kepala Dinas Sosial',
  name: 'Nurhayati Daeng Ratu',
  title: 'Kepala Bidang Rehabilitasi Sosial',
  phone: '0411 853 912',
}
export const basis: Content['basis'] = {
  type: 'PERWAL',
  number: '22',
  year: 2024,
  title: 'Sistem Layanan dan Rujukan Terpadu',
}
export const EMAIL = 'dinsos@makassarkota.go.id'

export type Applicant = Awaited<ReturnType<typeof applicant>>

/** Somebody without an account who has begun an application, and what its page can do. */
export async function applicant(world: World, areas: string[] = []) {
  const device = browser(world)
  const begun = await device.post('/api/application/start', { areas })
  const { token } = begun.body as { token: string }
  const ask = (path: string, more: object = {}) => device.post(`/api/application/${path}`, { token, ...more })
  const show = () => ask('show')
  const version = async () => shownIn(await show()).version
  const save = async <N extends keyof Content>(name: N, content: Partial<Content[N]>, at?: number) =>
    ask('save', { version: at ?? (await version()), section: { name, content } })
  const agree = async () =>
    ask('agree', { version: await version(), agreement: AGREEMENT, name: contact.headName, title: contact.headTitle })
  const upload = async (
    content: Uint8Array<ArrayBuffer> = new Uint8Array(whole['application/pdf']),
    name = 'perwal.pdf',
  ) => {
    const form = new FormData()
    form.set('token', token)
    form.set('version', String(await version()))
    form.set('file', new File([content], name))
    return world.app.request('http://slrt.test/api/application/file', { method: 'POST', body: form })
  }
  /** The digits of the newest letter to that address. */
  const codeFor = async (email: string) => {
    const letter = (await lettersOf(world, '00')).findLast(
      ({ to, subject }) => to === email && subject.startsWith('Kode'),
    )
    return letter?.body.match(/^Kode Anda: (\d{6})$/m)?.[1] ?? 'none'
  }
  const prove = async (email = EMAIL) => {
    await ask('sendCode', { email })
    return ask('prove', { code: await codeFor(email) })
  }
  const submit = async () => ask('submit', { version: await version() })
  /** Fills in everything and hands it in. */
  const apply = async ({ code = '73.71', email = EMAIL, decree = basis } = {}) => {
    await save('area', areaOf(code))
    await save('contact', contact)
    await save('basis', decree)
    await upload()
    await agree()
    await prove(email)
    return submit()
  }
  return { token, begun, ask, show, version, save, agree, upload, codeFor, prove, submit, apply }
}

/** The secretariat's part of it. */
export function reviewer({ secretariat }: World) {
  const { application } = secretariat.api
  const newest = async () => (await application.list.query({})).rows[0]!
  const check = async (id: string) => {
    const { version } = await application.show.query({ id })
    const checks = ['area', 'decree', 'mailDomain', 'head', 'agreement'] as const
    await application.check.mutate({ commandId: newId(), id, version, checks: [...checks] })
  }
  const approve = async (id: string, commandId = newId()) => {
    const { version } = await application.show.query({ id })
    await application.approve.mutate({ commandId, id, version })
    return { commandId, version }
  }
  const giveBack = async (id: string, reasons: Record<string, string>) => {
    const { version } = await application.show.query({ id })
    await application.giveBack.mutate({ commandId: newId(), id, version, reasons })
  }
  return { api: application, newest, check, approve, giveBack }
}

/** The letters of the secretariat to an address. */
export const lettersTo = async (world: World, email: string) =>
  (await lettersOf(world, '00')).filter(({ to }) => to === email)

/** How many rows there are; as owner. */
export const count = async ({ owner }: World, from: string): Promise<number> =>
  Number((await owner.query<{ n: string }>(`select count(*) as n from ${from}`)).rows[0]!.n)
