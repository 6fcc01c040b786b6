import { createClient } from '../../accounts/actions/create-client.ts'
import { operatorCreateMember } from '../../accounts/actions/operate-members.ts'
import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import type { Role } from '../../action/permissions.ts'
import { createRecoveryKey } from '../../agencies/actions/create-recovery-key.ts'
import { foundAgency } from '../../agencies/actions/found-agency.ts'
import type { AgencyKind, AreaKind } from '../../agencies/model.ts'
import { insertAreas } from '../../agencies/store/found.ts'

export interface DemoAgency {
  readonly code: string
  readonly name: string
  readonly kind: AgencyKind
  readonly areaCode?: string
  readonly phone?: string
  readonly members: readonly DemoMember[]
}

export interface DemoMember {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
}

export interface DemoArea {
  readonly code: string
  readonly name: string
  readonly kind: AreaKind
}

const validFrom = new Date('2025-07-01T00:00:00+07:00')

/** 86 communes, 9 wards and a special zone, like a province after the mergers of 2025; every name is made up. */
export const demoAreas: readonly DemoArea[] = [
  ...Array.from({ length: 9 }, (_, at) => ({
    code: `p${String(at + 1).padStart(2, '0')}`,
    name: `Phường Mẫu ${at + 1}`,
    kind: 'ward' as const,
  })),
  ...Array.from({ length: 86 }, (_, at) => ({
    code: `x${String(at + 1).padStart(2, '0')}`,
    name: `Xã Mẫu ${at + 1}`,
    kind: 'commune' as const,
  })),
  { code: 'z01', name: 'Đặc khu Mẫu', kind: 'special-zone' as const },
]

const staffed: Readonly<Record<string, readonly DemoMember[]>> = {
  x12: [{ login: 'xa12', name: 'Cán bộ Xã Mẫu 12', roles: ['receiver', 'officer', 'leader'] }],
  p03: [{ login: 'phuong3', name: 'Cán bộ Phường Mẫu 3', roles: ['receiver', 'officer', 'leader'] }],
}

/** The fictional province. Members are named by their posts: nobody in it is a person. */
export const demoAgencies: readonly DemoAgency[] = [
  {
    code: 'to-truc',
    name: 'Tổ trực bảo vệ trẻ em tỉnh Mẫu',
    kind: 'duty',
    phone: '111',
    members: [
      { login: 'tiepnhan', name: 'Tiếp nhận ca 1', roles: ['receiver'] },
      { login: 'canbo', name: 'Cán bộ xử lý 1', roles: ['officer'] },
      { login: 'canbo2', name: 'Cán bộ xử lý 2', roles: ['officer'] },
      { login: 'pheduyet', name: 'Người phê duyệt', roles: ['approver'] },
      { login: 'lanhdao', name: 'Lãnh đạo tổ trực', roles: ['leader'] },
      { login: 'giamsat', name: 'Giám sát nhật ký', roles: ['auditor'] },
      { login: 'quantri', name: 'Quản trị hệ thống', roles: ['administrator'] },
      { login: 'bientap', name: 'Biên tập cảnh báo', roles: ['editor'] },
    ],
  },
  {
    code: 'cong-an',
    name: 'Công an tỉnh Mẫu',
    kind: 'police',
    phone: '113',
    members: [
      { login: 'congan', name: 'Cán bộ Công an tỉnh', roles: ['receiver', 'officer'] },
      { login: 'congan.lanhdao', name: 'Lãnh đạo phòng Công an', roles: ['leader'] },
    ],
  },
  {
    code: 'so-y-te',
    name: 'Sở Y tế tỉnh Mẫu',
    kind: 'department',
    members: [{ login: 'soyte', name: 'Cán bộ Sở Y tế', roles: ['receiver', 'officer', 'leader'] }],
  },
  {
    code: 'so-gddt',
    name: 'Sở Giáo dục và Đào tạo tỉnh Mẫu',
    kind: 'department',
    members: [{ login: 'sogddt', name: 'Cán bộ Sở GD&ĐT', roles: ['receiver', 'officer', 'leader'] }],
  },
  {
    code: 'so-khcn',
    name: 'Sở Khoa học và Công nghệ tỉnh Mẫu',
    kind: 'department',
    phone: '09xx-xxx-901',
    members: [],
  },
  {
    code: 'so-vhttdl',
    name: 'Sở Văn hoá, Thể thao và Du lịch tỉnh Mẫu',
    kind: 'department',
    phone: '09xx-xxx-902',
    members: [],
  },
  // Numbers that cannot be dialled: nobody must reach a stranger from a demonstration.
  ...demoAreas.map(({ code, name }, at) => ({
    phone: `09xx-xxx-${String(at + 1).padStart(3, '0')}`,
    code: `ubnd-${code}`,
    name: `UBND ${name}`,
    kind: 'commune' as const,
    areaCode: code,
    members: staffed[code] ?? [],
  })),
]

export interface Founded {
  readonly recoveryIdentity: string
  readonly apiKey: string
  /** Login → what a test or the seed needs to act as that member without signing in. */
  readonly members: Readonly<
    Record<string, { memberId: string; agencyId: string; identity: string } & DemoMember>
  >
  readonly agencies: Readonly<Record<string, string>>
}

/** Founds areas, agencies and accounts through the same actions an operator uses. */
export const foundProvince = async (
  context: Context,
  password: string,
  {
    areas = demoAreas,
    agencies = demoAgencies,
  }: { areas?: readonly DemoArea[]; agencies?: readonly DemoAgency[] } = {},
): Promise<Founded> => {
  await insertAreas(context.db, areas, validFrom)
  const { identity: recoveryIdentity } = await perform(createRecoveryKey, context, {})
  const members: Record<string, { memberId: string; agencyId: string; identity: string } & DemoMember> = {}
  const ids: Record<string, string> = {}
  for (const { code, name, kind, areaCode = null, phone = null, members: people } of agencies) {
    const agency = await perform(foundAgency, context, { code, name, kind, areaCode, phone, validFrom })
    ids[code] = agency.id
    for (const person of people) {
      const made = await perform(operatorCreateMember, context, {
        agencyCode: code,
        ...person,
        password,
        mustChange: false,
        agencyIdentity: agency.identity,
      })
      members[person.login] = {
        ...person,
        memberId: made.memberId,
        agencyId: agency.id,
        identity: made.identity,
      }
    }
  }
  const { key: apiKey } = await perform(createClient, context, { name: 'Đối tác mẫu' })
  return { recoveryIdentity, apiKey, members, agencies: ids }
}
