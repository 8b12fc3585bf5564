import * as z from 'zod/mini'
import { CATEGORIES } from './category.ts'

/** A code of the catalogue. Apart from the catalogue itself: the pages that come first show categories, and check none. */
export const CategoryCode = z.enum(CATEGORIES)
