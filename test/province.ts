import type { DemoAgency, DemoArea } from '../src/app/seed/province.ts'

export const testPassword = 'mat-khau-thu-nghiem'

export const testAreas: readonly DemoArea[] = [
  { code: 'p01', name: 'Phường Mẫu 1', kind: 'ward' },
  { code: 'x01', name: 'Xã Mẫu 1', kind: 'commune' },
  { code: 'x02', name: 'Xã Mẫu 2', kind: 'commune' },
]

/** Three agencies with people and a commune without: every post of the duty team, the police, one staffed commune. */
export const testAgencies: readonly DemoAgency[] = [
  {
    code: 'duty',
    name: 'Tổ trực tỉnh Mẫu',
    kind: 'duty',
    members: [
      { login: 'receiver', name: 'Tiếp nhận', roles: ['receiver'] },
      { login: 'officer', name: 'Cán bộ', roles: ['officer'] },
      { login: 'officer2', name: 'Cán bộ hai', roles: ['officer'] },
      { login: 'approver', name: 'Phê duyệt', roles: ['approver'] },
      { login: 'leader', name: 'Lãnh đạo', roles: ['leader'] },
      { login: 'auditor', name: 'Giám sát', roles: ['auditor'] },
      { login: 'administrator', name: 'Quản trị', roles: ['administrator'] },
      { login: 'editor', name: 'Biên tập', roles: ['editor'] },
    ],
  },
  {
    code: 'police',
    name: 'Công an tỉnh Mẫu',
    kind: 'police',
    members: [
      { login: 'police', name: 'Cán bộ công an', roles: ['receiver', 'officer'] },
      { login: 'police-leader', name: 'Lãnh đạo công an', roles: ['leader'] },
    ],
  },
  {
    code: 'commune-x01',
    name: 'UBND Xã Mẫu 1',
    kind: 'commune',
    areaCode: 'x01',
    members: [
      {
        login: 'commune',
        name: 'Cán bộ xã',
        roles: ['receiver', 'officer', 'approver', 'leader', 'auditor', 'administrator', 'editor'],
      },
    ],
  },
  { code: 'commune-x02', name: 'UBND Xã Mẫu 2', kind: 'commune', areaCode: 'x02', members: [] },
]
