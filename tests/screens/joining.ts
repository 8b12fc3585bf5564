import { setTimeout as sleep } from 'node:timers/promises'
import { CHECKS, AGREEMENT, type Content, type Section } from '@slrt/domain/application'
import { decreePdf } from '../support/decree.ts'
import { demoOf, invitedPerson, type Person } from './people.ts'

type Answer = { token: string; version: number }

/** One application of the public page, by its own routes. */
async function begin(base: string, areas: string[]) {
  const post = async (path: string, body: object | FormData): Promise<Answer> => {
    const isForm = body instanceof FormData
    const headers = { origin: base, ...(isForm ? {} : { 'content-type': 'application/json' }) }
    const init = { method: 'POST', headers, body: isForm ? body : JSON.stringify(body) }
    const response = await fetch(`${base}/api/application/${path}`, init)
    if (!response.ok) throw new Error(`${path} ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  const { token } = await post('start', { areas })
  let { version } = await post('show', { token })
  const on = async (path: string, more: object = {}) => {
    ;({ version } = await post(path, { token, version, ...more }))
  }
  return {
    token,
    write: <Name extends keyof Content>(name: Name, content: Content[Name]) =>
      on('save', { section: { name, content } }),
    agree: (name: string, title: string) => on('agree', { agreement: AGREEMENT, name, title }),
    sendCode: (email: string) => on('sendCode', { email }),
    async prove(email: string) {
      await on('sendCode', { email })
      await on('prove', { code: await letterTo(base, email, /\b(\d{6})\b/) })
    },
    async file(name: string) {
      const form = new FormData()
      form.set('token', token)
      form.set('version', String(version))
      form.set('file', new File([new Uint8Array(decreePdf(name))], name, { type: 'application/pdf' }))
      ;({ version } = await post('file', form))
    },
    submit: () => on('submit'),
  }
}

/** What the newest letter to an address says that fits; letters leave a moment after they were written. */
async function letterTo(base: string, email: string, fits: RegExp): Promise<string> {
  for (let tries = 0; tries < 60; tries++, await sleep(250)) {
    const letter = (await demoOf(base)).messages.find(({ to, text }) => to === email && fits.test(text))
    if (letter) return fits.exec(letter.text)![1]!
  }
  throw new Error(`nothing came to ${email}`)
}

const contact = {
  headName: 'Hj. Andi Pasamangi Wawo, S.Sos., M.Si.',
  headTitle: 'Plt. Kepala Dinas Sosial',
  name: 'Muhammad Rizal Daeng Ngalle',
  title: 'Kepala Bidang Pemberdayaan Sosial',
  phone: '0411 855 210',
}
const basis = {
  type: 'PERWAL' as const,
  number: '28',
  year: 2025,
  title: 'Sistem Layanan dan Rujukan Terpadu untuk Penanggulangan Kemiskinan',
}

/** Applications in the states that pages tell apart. */
export async function makeApplications(base: string, seknas: Person) {
  const whole = async (area: string, institution: string, email: string) => {
    const one = await begin(base, [area])
    await one.write('area', { kind: 'district', areas: [area], institution })
    await one.write('contact', contact)
    await one.write('basis', basis)
    await one.file('Perwal 28 Tahun 2025 tentang SLRT.pdf')
    await one.agree(contact.headName, contact.headTitle)
    await one.prove(email)
    return one
  }
  const idOf = async (institution: string) => {
    const { rows } = await seknas.ask<{ rows: { id: string; institution: string; version: number }[] }>(
      'application.list',
    )
    return rows.find((row) => row.institution === institution)!
  }
  const decide = async (institution: string, path: string, more: object) => {
    const { id, version } = await idOf(institution)
    await seknas.send(`application.${path}`, { id, version, ...more })
    return id
  }

  const part = await begin(base, ['51.71'])
  await part.write('area', { kind: 'district', areas: ['51.71'], institution: 'Dinas Sosial Kota Denpasar' })
  await part.write('contact', contact)
  await part.agree(contact.headName, contact.headTitle)
  await part.sendCode('dinsos@denpasarkota.go.id')

  const ready = await whole('73.72', 'Dinas Sosial Kota Parepare', 'dinsos@pareparekota.go.id')

  const waiting = await whole('32.05', 'Dinas Sosial Kabupaten Garut', 'dinsos@garutkab.go.id')
  await waiting.submit()
  const rival = await whole('32.05', 'Badan Perencanaan Pembangunan Daerah', 'bappeda.garut@gmail.com')
  await rival.submit()
  const ticked = await whole('33.74', 'Dinas Sosial Kota Semarang', 'dinsos@semarangkota.go.id')
  await ticked.submit()
  const tickedId = await decide('Dinas Sosial Kota Semarang', 'check', { checks: CHECKS })

  const returned = await whole('35.78', 'Dinas Sosial Kota Surabaya', 'dinsos@surabaya.go.id')
  await returned.submit()
  const reasons: Partial<Record<Section, string>> = {
    basis: 'Halaman tanda tangan tidak ada di berkasnya. Kirim pindaian yang lengkap.',
    contact: 'Nama kepala berbeda dari yang tertulis di Perwal. Tulis yang menjabat sekarang.',
  }
  const returnedId = await decide('Dinas Sosial Kota Surabaya', 'giveBack', { reasons })

  const approved = await whole('73.73', 'Dinas Sosial Kota Palopo', 'dinsos@palopokota.go.id')
  await approved.submit()
  const beaten = await whole('73.73', 'Kecamatan Wara Utara', 'wara.utara@yahoo.com')
  await beaten.submit()
  await decide('Dinas Sosial Kota Palopo', 'check', { checks: CHECKS })
  const approvedId = await decide('Dinas Sosial Kota Palopo', 'approve', {})

  // Its admin practises, and the secretariat suspends it.
  const admin = await invitedPerson(base, await letterTo(base, 'dinsos@palopokota.go.id', /undangan#([\w-]+)/))
  await admin.send('tenant.practise', {})
  const { version } = await seknas.ask<{ version: number }>('tenant.show', { code: '73.73' })
  await seknas.send('tenant.suspend', { code: '73.73', version, reason: 'Perjanjian kerja sama belum diperpanjang.' })

  return {
    admin,
    tokens: {
      part: part.token,
      ready: ready.token,
      waiting: waiting.token,
      returned: returned.token,
      approved: approved.token,
      closed: beaten.token,
    },
    ids: {
      waiting: (await idOf('Dinas Sosial Kabupaten Garut')).id,
      ticked: tickedId,
      returned: returnedId,
      approved: approvedId,
    },
  }
}
