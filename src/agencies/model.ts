export const areaKinds = ['commune', 'ward', 'special-zone'] as const
export type AreaKind = (typeof areaKinds)[number]

export const agencyKinds = ['duty', 'commune', 'police', 'department'] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** Things that have a key of their own: each is an age identity whose private half is granted to holders. */
export type EnvelopeKind = 'report' | 'case' | 'referral' | 'evidence'
export type EnvelopeName = `${EnvelopeKind}:${string}`

export const envelope = (kind: EnvelopeKind, id: string): EnvelopeName => `${kind}:${id}`

export interface Agency {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: AgencyKind
  readonly area_code: string | null
  readonly phone: string | null
  readonly recipient: string
}

export interface Area {
  readonly code: string
  readonly name: string
  readonly name_plain: string
  readonly kind: AreaKind
}
