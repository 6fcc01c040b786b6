import { describe, expect, it } from 'vitest'
import type { Agency } from '../../agencies/model.ts'
import { translate } from '../../kit/text.ts'
import { agencyGroups } from './agency-groups.ts'

const t = translate('vi')
const agency = (id: string, kind: Agency['kind'], name: string): Agency => ({
  id,
  code: id,
  name,
  kind,
  area_code: null,
  phone: null,
  recipient: 'age1',
})

const agencies = [
  agency('x10', 'commune', 'UBND Xã Mẫu 10'),
  agency('x2', 'commune', 'UBND Xã Mẫu 2'),
  agency('x1', 'commune', 'UBND Xã Mẫu 1'),
  agency('yt', 'department', 'Sở Y tế'),
  agency('gd', 'department', 'Sở Giáo dục'),
  agency('truc', 'duty', 'Tổ trực tỉnh'),
  agency('ca', 'police', 'Công an tỉnh'),
]

describe('the agencies to refer to', () => {
  it('stand in groups, the police first, by natural order; who can read today stands first', () => {
    const groups = agencyGroups(t, agencies, new Set(['x10', 'ca', 'truc', 'yt']))
    expect(groups.map(({ label, options }) => [label, options.map(({ value }) => value)])).toEqual([
      ['Công an', ['ca']],
      ['Tổ trực', ['truc']],
      ['Sở, ngành', ['yt', 'gd']],
      ['Xã, phường, đặc khu', ['x10', 'x1', 'x2']],
    ])
  })

  it('say where nobody could open what arrives, and leave out empty groups', () => {
    const [only] = agencyGroups(t, [agency('x2', 'commune', 'UBND Xã Mẫu 2')], new Set())
    expect(only?.options[0]?.label).toBe(t('referrals.agency-unstaffed', { name: 'UBND Xã Mẫu 2' }))
  })
})
