import { sectorOf, type Category, type Sector } from '@slrt/domain/category'
import Briefcase from '~icons/lucide/briefcase'
import Ellipsis from '~icons/lucide/ellipsis'
import FileUser from '~icons/lucide/file-user'
import Fish from '~icons/lucide/fish'
import HandHeart from '~icons/lucide/hand-heart'
import Hospital from '~icons/lucide/hospital'
import House from '~icons/lucide/house'
import IdCard from '~icons/lucide/id-card'
import Route from '~icons/lucide/route'
import Scale from '~icons/lucide/scale'
import School from '~icons/lucide/school'
import Sprout from '~icons/lucide/sprout'
import Wallet from '~icons/lucide/wallet'
import Wheat from '~icons/lucide/wheat'
import Zap from '~icons/lucide/zap'

const icons: Record<Sector, typeof House> = {
  BAN: Wallet,
  DAT: FileUser,
  KES: Hospital,
  PEN: School,
  SOS: HandHeart,
  ADM: IdCard,
  EKO: Briefcase,
  RMH: House,
  ENE: Zap,
  PGN: Wheat,
  TAN: Sprout,
  IKAN: Fish,
  INF: Route,
  HUK: Scale,
  LNN: Ellipsis,
}

/** The picture of a category's sector (visual brief §2.5); always with a word beside it. */
export const sectorIcon = (category: Category): typeof House => icons[sectorOf(category)]
