import type { Columns } from '../db/columns.ts'

export interface AreaTable {
  code: string
  name: string
  name_plain: string
  kind: 'commune' | 'ward' | 'special-zone'
  valid_from: Date
  valid_to: Date | null
}

export interface AgencyTable {
  id: string
  code: string
  name: string
  kind: 'duty' | 'commune' | 'police' | 'department'
  area_code: string | null
  phone: string | null
  recipient: string
  valid_from: Date
  valid_to: Date | null
}

export interface SuccessionTable {
  id: string
  kind: 'area' | 'agency'
  old_code: string
  new_code: string
  share: number
  legal_document: string
  effective_on: Date
}

export interface DutyTable {
  id: string
  area_code: string | null
  agency_id: string
  valid_from: Date
  valid_to: Date | null
}

export interface AgencyKeyTable {
  agency_id: string
  holder: string
  sealed: Uint8Array
  granted_at: Date
  granted_by: string | null
}

export interface KeyGrantTable {
  object: string
  holder: string
  sealed: Uint8Array
  granted_at: Date
}

export interface RecoveryKeyTable {
  id: string
  recipient: string
  created_at: Date
  retired_at: Date | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  area: {
    code: 'text',
    name: 'text',
    name_plain: 'text',
    kind: 'text',
    valid_from: 'date',
    valid_to: 'date',
  } satisfies Columns<AreaTable>,
  agency: {
    id: 'uuid',
    code: 'text',
    name: 'text',
    kind: 'text',
    area_code: 'text',
    phone: 'text',
    recipient: 'text',
    valid_from: 'date',
    valid_to: 'date',
  } satisfies Columns<AgencyTable>,
  succession: {
    id: 'uuid',
    kind: 'text',
    old_code: 'text',
    new_code: 'text',
    share: 'int4',
    legal_document: 'text',
    effective_on: 'date',
  } satisfies Columns<SuccessionTable>,
  duty: {
    id: 'uuid',
    area_code: 'text',
    agency_id: 'uuid',
    valid_from: 'date',
    valid_to: 'date',
  } satisfies Columns<DutyTable>,
  agency_key: {
    agency_id: 'uuid',
    holder: 'text',
    sealed: 'bytea',
    granted_at: 'timestamptz',
    granted_by: 'uuid',
  } satisfies Columns<AgencyKeyTable>,
  key_grant: {
    object: 'text',
    holder: 'text',
    sealed: 'bytea',
    granted_at: 'timestamptz',
  } satisfies Columns<KeyGrantTable>,
  recovery_key: {
    id: 'uuid',
    recipient: 'text',
    created_at: 'timestamptz',
    retired_at: 'timestamptz',
  } satisfies Columns<RecoveryKeyTable>,
}
