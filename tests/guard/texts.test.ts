import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROLES } from '@slrt/domain/permission'
import { KEY_NAMES } from '@slrt/domain/regulation-keys'
import { STAFF_STATES } from '@slrt/domain/staff'
import { TENANT_STATES } from '@slrt/domain/tenant'
import { paths } from '../support/catalog.ts'
import { accountEn } from '../../web/src/text/account-en.ts'
import { accountId } from '../../web/src/text/account-id.ts'
import { agencyEn } from '../../web/src/text/agency-en.ts'
import { agencyId } from '../../web/src/text/agency-id.ts'
import { applicationEn } from '../../web/src/text/application-en.ts'
import { applicationId } from '../../web/src/text/application-id.ts'
import { auditEn } from '../../web/src/text/audit-en.ts'
import { auditId } from '../../web/src/text/audit-id.ts'
import { catalogueEn } from '../../web/src/text/catalogue-en.ts'
import { catalogueId } from '../../web/src/text/catalogue-id.ts'
import { codesEn } from '../../web/src/text/codes-en.ts'
import { codesId } from '../../web/src/text/codes-id.ts'
import { duplicateEn } from '../../web/src/text/duplicate-en.ts'
import { duplicateId } from '../../web/src/text/duplicate-id.ts'
import { entitlementEn } from '../../web/src/text/entitlement-en.ts'
import { entitlementId } from '../../web/src/text/entitlement-id.ts'
import { en as baseEn } from '../../web/src/text/en.ts'
import { factEn } from '../../web/src/text/fact-en.ts'
import { factId } from '../../web/src/text/fact-id.ts'
import { fieldEn } from '../../web/src/text/field-en.ts'
import { fieldId } from '../../web/src/text/field-id.ts'
import { joinEn } from '../../web/src/text/join-en.ts'
import { joinId } from '../../web/src/text/join-id.ts'
import { id as baseId } from '../../web/src/text/id.ts'
import { importEn } from '../../web/src/text/import-en.ts'
import { importFieldEn } from '../../web/src/text/import-field-en.ts'
import { importFieldId } from '../../web/src/text/import-field-id.ts'
import { importId } from '../../web/src/text/import-id.ts'
import { nationEn } from '../../web/src/text/nation-en.ts'
import { nationId } from '../../web/src/text/nation-id.ts'
import { peopleEn } from '../../web/src/text/people-en.ts'
import { peopleId } from '../../web/src/text/people-id.ts'
import { officeEn } from '../../web/src/text/office-en.ts'
import { officeId } from '../../web/src/text/office-id.ts'
import { proposalEn } from '../../web/src/text/proposal-en.ts'
import { proposalId } from '../../web/src/text/proposal-id.ts'
import { limitEn } from '../../web/src/text/limit-en.ts'
import { limitId } from '../../web/src/text/limit-id.ts'
import { readinessEn } from '../../web/src/text/readiness-en.ts'
import { readinessId } from '../../web/src/text/readiness-id.ts'
import { registerEn } from '../../web/src/text/register-en.ts'
import { registerId } from '../../web/src/text/register-id.ts'
import { regulationEn } from '../../web/src/text/regulation-en.ts'
import { regulationId } from '../../web/src/text/regulation-id.ts'
import { searchEn } from '../../web/src/text/search-en.ts'
import { searchId } from '../../web/src/text/search-id.ts'
import { targetEn } from '../../web/src/text/target-en.ts'
import { targetId } from '../../web/src/text/target-id.ts'
import { ruleEn } from '../../web/src/text/rule-en.ts'
import { ruleId } from '../../web/src/text/rule-id.ts'
import { musyawarahEn } from '../../web/src/text/musyawarah-en.ts'
import { musyawarahId } from '../../web/src/text/musyawarah-id.ts'
import { usulanEn } from '../../web/src/text/usulan-en.ts'
import { usulanId } from '../../web/src/text/usulan-id.ts'
import { programEn } from '../../web/src/text/program-en.ts'
import { programId } from '../../web/src/text/program-id.ts'
import { syaratEn } from '../../web/src/text/syarat-en.ts'
import { syaratId } from '../../web/src/text/syarat-id.ts'
import { tenantEn } from '../../web/src/text/tenant-en.ts'
import { tenantId } from '../../web/src/text/tenant-id.ts'

const parts = [
  baseId,
  accountId,
  auditId,
  catalogueId,
  peopleId,
  codesId,
  duplicateId,
  entitlementId,
  factId,
  fieldId,
  importFieldId,
  importId,
  officeId,
  nationId,
  agencyId,
  tenantId,
  joinId,
  applicationId,
  proposalId,
  limitId,
  readinessId,
  registerId,
  regulationId,
  ruleId,
  searchId,
  targetId,
  usulanId,
  musyawarahId,
  programId,
  syaratId,
]
const id: Record<string, string> = Object.assign({}, ...parts)
const en: Record<string, string> = Object.assign(
  {},
  baseEn,
  accountEn,
  auditEn,
  catalogueEn,
  peopleEn,
  codesEn,
  duplicateEn,
  entitlementEn,
  factEn,
  fieldEn,
  importFieldEn,
  importEn,
  officeEn,
  nationEn,
  agencyEn,
  tenantEn,
  joinEn,
  applicationEn,
  proposalEn,
  limitEn,
  readinessEn,
  registerEn,
  regulationEn,
  ruleEn,
  searchEn,
  targetEn,
  usulanEn,
  musyawarahEn,
  programEn,
  syaratEn,
)
const keys = new Set(Object.keys(id))

const root = join(import.meta.dirname, '../..')
const read = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))

test('every refusal that a rule or a route can make has a sentence', () => {
  const codes = read('{packages,functions}/**/*.ts').flatMap(({ text }) =>
    [
      ...text.matchAll(/Refusal\('([a-z_.]+)'/g),
      ...text.matchAll(/message: '([a-z_]+\.[a-z_]+)'/g),
      ...text.matchAll(/code: '([a-z_]+\.[a-z_]+)'/g),
      ...text.matchAll(/^ {2}\w+: '([a-z_]+\.[a-z_]+)',$/gm),
    ].map((match) => match[1]!),
  )
  expect(new Set(codes).size).toBeGreaterThan(20)
  expect([...new Set(codes)].filter((code) => !keys.has(`refusal.${code}`))).toEqual([])
})

test('every role and state has a name for people', () => {
  const names = [
    ...ROLES.filter((role) => role !== 'WARGA').map((role) => `role.${role}`),
    ...STAFF_STATES.map((state) => `staff.state.${state}`),
    ...TENANT_STATES.map((state) => `tenant.state.${state}`),
  ]
  expect(names.filter((name) => !keys.has(name))).toEqual([])
})

test('every key of the regulation has a name, what it decides, and a sentence with its value', () => {
  const wanted = KEY_NAMES.flatMap((key) => ['', '.help', '.sentence'].map((part) => `rule.${key}${part}`))
  expect(wanted.filter((name) => !keys.has(name))).toEqual([])
  const sentences = KEY_NAMES.flatMap((key) => [id[`rule.${key}.sentence`], en[`rule.${key}.sentence`]])
  expect(sentences.filter((sentence) => !sentence?.includes('{value}'))).toEqual([])
})

test('every deed that the audit trail can show is named', () => {
  const deeds = paths.filter(({ kind }) => kind !== 'query').map(({ path }) => `path.${path}`)
  expect(deeds.length).toBeGreaterThan(40)
  expect(deeds.filter((name) => !keys.has(name))).toEqual([])
})

test('no sentence stands in two parts of the dictionary', () => {
  const all = parts.flatMap((part) => Object.keys(part))
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([])
})

test('English has the same sentences with the same facts', () => {
  const facts = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))
  const differing = Object.entries(id).filter(([key, text]) => {
    const other = en[key]
    return !other || facts(other).symmetricDifference(facts(text)).size > 0
  })
  expect(differing.map(([key]) => key)).toEqual([])
  expect(Object.keys(en).length).toBe(keys.size)
})

test('no sentence uses the words that the microcopy rules leave out', () => {
  const banned =
    /\b(mohon|harap|silakan|maaf|valid|gagal|error|ditindaklanjuti|dalam rangka|tersebut|ybs|kamu|saudara)\b/i
  expect(Object.entries(id).filter(([, text]) => banned.test(text))).toEqual([])
})

test('no text of the repository names a path of one machine', () => {
  const files = read('**/*.{ts,tsx,md,json,sql,css,html}').filter(
    ({ path }) => !/^(\.out|\.sst|\.data|package-lock)/.test(path),
  )
  const found = files.filter(({ text }) => /["'` (](\/(work|root|home)\/[a-z])/.test(text)).map(({ path }) => path)
  expect(found.filter((path) => path !== 'tests/guard/texts.test.ts')).toEqual([])
})
