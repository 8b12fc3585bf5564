import Building from '~icons/lucide/building-2'
import ChartColumn from '~icons/lucide/chart-column'
import ClipboardList from '~icons/lucide/clipboard-list'
import CloudUpload from '~icons/lucide/cloud-upload'
import Ellipsis from '~icons/lucide/ellipsis'
import Footprints from '~icons/lucide/footprints'
import House from '~icons/lucide/house'
import Inbox from '~icons/lucide/inbox'
import MailCheck from '~icons/lucide/mail-check'
import Map from '~icons/lucide/map'
import Rows from '~icons/lucide/rows-3'
import Users from '~icons/lucide/users'
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
  staff: { href: '/petugas', text: 'place.staff', icon: Users, path: 'staff.list' },
  structure: { href: '/petugas', text: 'place.structure', icon: Users, path: 'staff.list', also: ['/struktur'] },
  referrals: { href: '/rujukan', text: 'place.referrals', icon: Inbox, path: 'referral.inbox' },
  answers: { href: '/rujukan/jawaban', text: 'place.answers', icon: MailCheck, path: 'referral.inbox' },
  profile: { href: '/profil', text: 'place.profile', icon: Building, path: 'tenant.show' },
  today: { href: '/hari-ini', text: 'place.today', icon: Footprints, path: 'item.queue' },
  tasks: { href: '/tugas', text: 'place.tasks', icon: ClipboardList, path: 'item.queue' },
  families: { href: '/keluarga', text: 'place.families', icon: Users, path: 'household.list' },
  summary: { href: '/ringkasan', text: 'place.report', icon: ChartColumn, path: 'indicator.district' },
  outbox: { href: '/kiriman', text: 'place.outbox', icon: CloudUpload },
  more: { href: '/lainnya', text: 'place.more', icon: Ellipsis },
} satisfies Record<string, Place>
