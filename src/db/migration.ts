export interface ForwardMigration {
  readonly name: string
  /** Why the schema changes; read by whoever upgrades. */
  readonly why: string
  /** One statement each: the embedded engine runs one at a time. */
  readonly up: readonly string[]
}
