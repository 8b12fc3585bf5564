/** What a version is of, as its dialogs need it: rules and programs are asked for, thrown away and taken back alike. */
export type VersionDeed = {
  readonly noun: 'regulation' | 'program'
  readonly id: string
  readonly version: number
  /** For the outbox: what it concerns, and what people call it. */
  readonly subject: string
  readonly name: string
}

/** Of an entry of the regulation. */
export const entryDeed = ({ id, version }: Pick<VersionDeed, 'id' | 'version'>, name: string): VersionDeed => ({
  noun: 'regulation',
  id,
  version,
  subject: `entry:${id}`,
  name,
})

/** Of a version of a program. */
export const programDeed = ({ id, version }: Pick<VersionDeed, 'id' | 'version'>, name: string): VersionDeed => ({
  noun: 'program',
  id,
  version,
  subject: `program:${id}`,
  name,
})
