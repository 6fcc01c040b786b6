/** Harmful: a person should know. Trusted: its name alone is no warning sign; nothing is said of what stands there. */
export const linkListKinds = ['harmful', 'trusted'] as const
export type LinkListKind = (typeof linkListKinds)[number]

/** A host that somebody answers for having put on a list. */
export interface ListedHost {
  /** Lower case, punycode; all hosts under it are meant too. */
  readonly host: string
  readonly list: string
  readonly kind: LinkListKind
  /** Who says so. */
  readonly source: string
  /** 0 to 1. */
  readonly severity: number
  readonly addedAt: Date
  /** From then on it does not count. */
  readonly expiresAt?: Date
  readonly note?: string
}

export type HostList = ReadonlyMap<string, readonly ListedHost[]>

export const openHostList = (hosts: readonly ListedHost[]): HostList =>
  Map.groupBy(hosts, ({ host }) => host.toLowerCase().replace(/\.$/, ''))

/** Two lists as one. */
export const joinHostLists = (list: HostList, more: readonly ListedHost[]): HostList =>
  more.length === 0 ? list : openHostList([...[...list.values()].flat(), ...more])

/** Entries for the host itself or one it stands under. An empty answer means “not listed”, never “safe”. */
export const lookUpHost = (list: HostList, host: string, now: Date): readonly ListedHost[] => {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.')
  return labels.flatMap((_, from) =>
    (list.get(labels.slice(from).join('.')) ?? []).filter(
      ({ expiresAt }) => expiresAt === undefined || expiresAt > now,
    ),
  )
}
