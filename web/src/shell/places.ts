import BookOpen from '~icons/lucide/book-open'
import Building from '~icons/lucide/building-2'
import ChartColumn from '~icons/lucide/chart-column'
import CheckCheck from '~icons/lucide/check-check'
import ClipboardList from '~icons/lucide/clipboard-list'
import CloudUpload from '~icons/lucide/cloud-upload'
import Ellipsis from '~icons/lucide/ellipsis'
import FilePen from '~icons/lucide/file-pen-line'
import Footprints from '~icons/lucide/footprints'
import House from '~icons/lucide/house'
import Inbox from '~icons/lucide/inbox'
import MailCheck from '~icons/lucide/mail-check'
import ListChecks from '~icons/lucide/list-checks'
import Map from '~icons/lucide/map'
import Rows from '~icons/lucide/rows-3'
import Users from '~icons/lucide/users'
import { createSignal } from 'solid-js'
import type { TextKey } from '../text/text.ts'

export type Place = {
  href: string
  text: TextKey
  icon: typeof House
  /** The right that it takes. */
  path?: string
  /** Other addresses that belong to it. */
  also?: readonly string[]
}

/** The places of the product by name; a shell lists at most five, and shows those that the role may enter. */
export const places = {
  home: { href: '/beranda', text: 'place.home', icon: House },
  map: { href: '/peta', text: 'place.map', icon: Map, path: 'indicator.nation' },
  tenants: { href: '/daerah', text: 'place.tenants', icon: Rows, path: 'indicator.nation' },
  applications: { href: '/permohonan', text: 'place.applications', icon: FilePen, path: 'application.list' },
  staff: { href: '/petugas', text: 'place.staff', icon: Users, path: 'staff.list' },
  structure: { href: '/petugas', text: 'place.structure', icon: Users, path: 'staff.list', also: ['/struktur'] },
  referrals: { href: '/rujukan', text: 'place.referrals', icon: Inbox, path: 'referral.inbox' },
  answers: { href: '/rujukan/jawaban', text: 'place.answers', icon: MailCheck, path: 'referral.inbox' },
  readiness: { href: '/kesiapan', text: 'place.readiness', icon: ListChecks, path: 'readiness.district' },
  nationReadiness: { href: '/kesiapan', text: 'place.readiness', icon: ListChecks, path: 'readiness.nation' },
  regulation: { href: '/peraturan', text: 'place.regulation', icon: BookOpen, path: 'regulation.show' },
  approvals: { href: '/persetujuan', text: 'place.approvals', icon: CheckCheck, path: 'approval.list' },
  profile: { href: '/profil', text: 'place.profile', icon: Building, path: 'tenant.show' },
  today: { href: '/hari-ini', text: 'place.today', icon: Footprints, path: 'item.queue' },
  tasks: { href: '/tugas', text: 'place.tasks', icon: ClipboardList, path: 'item.queue' },
  families: { href: '/keluarga', text: 'place.families', icon: Users, path: 'household.list' },
  summary: { href: '/ringkasan', text: 'place.report', icon: ChartColumn, path: 'indicator.district' },
  outbox: { href: '/kiriman', text: 'place.outbox', icon: CloudUpload },
  more: { href: '/lainnya', text: 'place.more', icon: Ellipsis },
} satisfies Record<string, Place>

const [beyond, setBeyond] = createSignal<readonly Place[]>([])
/** Places of the shell that a phone has no room for: the rail has them, and the page "Lainnya" on narrow windows. */
export { beyond, setBeyond }
