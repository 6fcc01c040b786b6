import { expect, test } from 'vitest'
import type { Area } from '../model.ts'
import { communesMeant, communesNear } from './commune.ts'

const area = (code: string, name: string, kind: Area['kind']): Area => ({
  code,
  name,
  name_plain: name,
  kind,
})
const areas = [
  area('p03', 'Phường Mẫu 3', 'ward'),
  area('p30', 'Phường Mẫu 30', 'ward'),
  area('x03', 'Xã Mẫu 3', 'commune'),
  area('x09', 'Xã Đồng Thử', 'commune'),
]
const meant = (typed: string) => communesMeant(areas, typed).map(({ code }) => code)

test.each([
  ['phuong mau 3', ['p03']],
  ['  Phường  MẪU 3 ', ['p03']],
  ['P. Mau 3', ['p03']],
  ['dong thu', ['x09']],
  ['x09', ['x09']],
  ['mau 3', ['p03', 'x03']],
  ['nơi khác', []],
  ['', []],
  ['...', []],
])('“%s” means %j', (typed, codes) => {
  expect(meant(typed)).toEqual(codes)
})

test.each([
  ['dong thư', ['x09']],
  ['đòng thửu', ['x09']],
  ['xa dogn thu', ['x09']],
  ['phuog mau 3', ['p03']],
  ['mau 4', []],
  ['Hà Nội', []],
  ['', []],
])('“%s” is nearest to %j', (typed, codes) => {
  expect(communesNear(areas, typed).map(({ code }) => code)).toEqual(codes)
})
