import { sql } from 'drizzle-orm'
import { boolean, date, index, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { RELATIONS } from '@slrt/domain/person'
import { BPJS_SEGMENTS, EXCLUSIONS, ORPHANS, SCHOOL_LEVELS, ZAKAT_GROUPS } from '@slrt/domain/register-fact'
import { SOURCES } from '@slrt/domain/source'
import { instant, plainText, policy, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { crossing, tenantUser } from './roles.ts'

/**
 * What a rule may test of a family (`person` null, `id` the family's) or of a person (`id` the person's): typed, coarse, and
 * without name, number, address or free text (UU 27/2022; handbook §11.3, §12). NULL is unknown; "there is none" is a
 * value. Codes are those of `code-list` (handbook §9.8). Source and date are those of the row; where a field differs, it has
 * a row in `provenance`.
 */
export const fact = tenantTable(
  'fact',
  {
    household: uuid('household').notNull(),
    person: uuid('person'),
    desa: plainText('desa').notNull(),
    source: text('source', { enum: SOURCES }).notNull(),
    asOf: date('as_of'),
    changedAt: instant('changed_at').notNull(),

    // Of a family.
    /** 1 to 10, ranked by BPS; a district proposes. */
    desil: smallint('desil'),
    desilAsOf: date('desil_as_of'),
    extremePoor: boolean('extreme_poor'),
    /** Band of the family's income a month: see `code-list` `income_band`. */
    incomeBand: smallint('income_band'),
    memberCount: smallint('member_count'),
    tenure: smallint('tenure'),
    floorArea: smallint('floor_area'),
    floor: smallint('floor'),
    wall: smallint('wall'),
    roof: smallint('roof'),
    water: smallint('water'),
    light: smallint('light'),
    power: smallint('power'),
    cooking: smallint('cooking'),
    toilet: smallint('toilet'),
    closet: smallint('closet'),
    sewage: smallint('sewage'),
    hasCar: boolean('has_car'),
    hasMotorcycle: boolean('has_motorcycle'),
    hasLand: boolean('has_land'),
    /** Code of the group that SIKS-NG excludes (handbook §10.2); TIDAK_ADA where a list says that there is none. */
    exclusion: text('exclusion', { enum: EXCLUSIONS }),
    hasKks: boolean('has_kks'),
    receivesPkh: boolean('receives_pkh'),
    receivesBpnt: boolean('receives_bpnt'),

    // Of a person.
    sex: text('sex', { enum: ['L', 'P'] }),
    born: date('born'),
    relation: text('relation', { enum: RELATIONS }),
    marital: smallint('marital'),
    nikMatched: boolean('nik_matched'),
    pregnant: boolean('pregnant'),
    disability: boolean('disability'),
    severeDisability: boolean('severe_disability'),
    chronicIllness: boolean('chronic_illness'),
    schooling: smallint('schooling'),
    schoolLevel: text('school_level', { enum: SCHOOL_LEVELS }),
    education: smallint('education'),
    works: boolean('works'),
    employment: smallint('employment'),
    civilServant: boolean('civil_servant'),
    bpjsSegment: text('bpjs_segment', { enum: BPJS_SEGMENTS }),
    pbiActive: boolean('pbi_active'),
    hasKip: boolean('has_kip'),
    orphan: text('orphan', { enum: ORPHANS }),

    /** False once the register says that the person or family died, moved, was not found, or stood twice. */
    present: boolean('present').notNull().default(true),

    // Of a family.
    /** The land under the house is held lawfully. */
    landLegal: boolean('land_legal'),
    /** Somebody mended the house with public money in the last ten years. */
    houseAided: boolean('house_aided'),
    /** A village meeting put the family on its list. */
    villageListed: boolean('village_listed'),
    lostJob: boolean('lost_job'),
    /** Under the income up to which the state helps with a house (MBR). */
    lowIncome: boolean('low_income'),
    willGraduate: boolean('will_graduate'),
    socialRisk: boolean('social_risk'),
    similarAid: boolean('similar_aid'),
    unmetNeed: boolean('unmet_need'),
    // Papers that somebody saw: SKTM, statement of the land, willing to have the house rebuilt, letter of the desil.
    paperPoor: boolean('paper_poor'),
    paperLand: boolean('paper_land'),
    paperWilling: boolean('paper_willing'),
    paperDesil: boolean('paper_desil'),

    // Of a person.
    /** The person has a NIK that the register knows. */
    hasNik: boolean('has_nik'),
    /** The identity card is of this kabupaten or kota. */
    localCard: boolean('local_card'),
    pbiEver: boolean('pbi_ever'),
    inHospital: boolean('in_hospital'),
    catastrophicIllness: boolean('catastrophic_illness'),
    /** Year of finishing SMA or the like. */
    graduated: smallint('graduated'),
    collegeAccepted: boolean('college_accepted'),
    inInstitution: boolean('in_institution'),
    disasterVictim: boolean('disaster_victim'),
    /** One of the 26 kinds of PPKS (handbook §9.9): whether, never which. */
    needsSocialService: boolean('needs_social_service'),
    socialAssessment: boolean('social_assessment'),
    boardingWilling: boolean('boarding_willing'),
    zakatGroup: text('zakat_group', { enum: ZAKAT_GROUPS }),
    // Papers that somebody saw: letter of a health facility, birth certificate.
    paperHealth: boolean('paper_health'),
    paperBirth: boolean('paper_birth'),
  },
  // Merging two records of one person takes one of two rows away (`duplicate.moved` keeps it).
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert', 'update', 'delete']] },
  (table) => [
    within(table, table.household, household),
    // Whoever writes a fact has the family's `situation` written anew.
    policy(crossing, 'select', sql`true`),
    index('fact_of_household').on(table.tenant, table.household),
    index('fact_in_desa').on(table.tenant, table.desa, table.id),
    // Which desa are to be matched again (`target`).
    index('fact_by_change').on(table.tenant, table.changedAt, table.desa),
  ],
)
