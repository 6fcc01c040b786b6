import { beforeAll, describe, expect, test } from 'vitest'
import { type Browser, signedIn } from '../../../test/browser.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { timelineOf } from '../../audit/store.ts'
import { importBank } from '../actions/import-bank.ts'
import { turnBank } from '../actions/switch-bank.ts'
import { turnPicture } from '../actions/switch-picture.ts'
import { listBanks } from '../store/picture-banks.ts'

const house = testHouse()
const hash = 'd8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22'
let leader: Browser
beforeAll(async () => {
  leader = await signedIn(house(), 'leader')
})

const bankCalled = async (name: string) => {
  const found = (await listBanks(house().database.db)).find((bank) => bank.name === name)
  if (found === undefined) throw new Error(`no bank ${name}`)
  return found
}
const take = async (name: string, text: string) => {
  await leader.get('/console/rules/banks')
  return leader.submit('/console/rules/banks', {
    name,
    source: 'Cục A (thử)',
    note: 'Công văn 1/2026',
    file: new File([text], 'ds.csv', { type: 'text/csv' }),
  })
}

describe('lists of known pictures', () => {
  test('come in from a file, with what could not be read', async () => {
    const { status, html } = await take('Danh sách A', `hash,quality\n${hash},100\nxyz,90\n`)
    expect(status).toBe(200)
    expect(html).toContain('Danh sách “Danh sách A”: đã thêm 1 ảnh mới.')
    expect(html).toContain('Dòng 3: dấu vân không đủ 64 chữ số')
    expect(html).toContain('1 ảnh, trong đó 0 ảnh đang tắt.')
    expect(html).toContain('Cục A (thử)')
    const { id } = await bankCalled('Danh sách A')
    expect((await timelineOf(house().database.db, [`bank:${id}`])).map(({ action }) => action)).toEqual([
      'bank.import',
    ])
  })

  test('keep what was typed when the file says nothing', async () => {
    const { status, html } = await take('Danh sách B', 'không có gì')
    expect(status).toBe(422)
    expect(html).toContain('Tệp này không có dấu vân PDQ nào đọc được.')
    expect(html).toContain('value="Danh sách B"')
    await leader.get('/console/rules/banks')
    expect((await leader.submit('/console/rules/banks', { name: 'B', source: 'x' })).status).toBe(422)
  })

  test('are switched off and on', async () => {
    await take('Danh sách C', hash)
    const { id } = await bankCalled('Danh sách C')
    const path = `/console/rules/banks/${id}/switch`
    await leader.submit(path, { on: 'off' })
    expect((await bankCalled('Danh sách C')).active).toBe(false)
    await leader.submit(path, { on: 'on' })
    expect((await bankCalled('Danh sách C')).active).toBe(true)
  })

  test('let one fingerprint fall silent, with a reason', async () => {
    await take('Danh sách D', hash)
    const { id } = await bankCalled('Danh sách D')
    const path = `/console/rules/banks/${id}/pictures`
    await leader.get(`/console/rules/banks/${id}`)
    const asked = await leader.submit(path, { on: 'off' })
    expect([asked.status, asked.html.includes('Hãy ghi lý do tắt.')]).toEqual([422, true])
    const { html } = await leader.submit(path, { on: 'off', why: 'Ảnh cầu, vô hại' })
    expect(html).toContain('Ảnh cầu, vô hại')
    expect((await bankCalled('Danh sách D')).silent).toBe(1)
  })

  test('are refused before a row is read when there are too many', async () => {
    for (const text of ['zz\n'.repeat(700_000), `[${'{},'.repeat(400_000)}{}]`]) {
      const { status, html } = await take('Danh sách quá dài', text)
      expect([status, html.includes('hơn 100.000 dấu vân')]).toEqual([413, true])
    }
  })

  test('are changed by the agency that answers for them alone', async () => {
    await take('Danh sách E', hash)
    const { id } = await bankCalled('Danh sách E')
    const other = house().as('police-leader')
    await expect(perform(turnBank, other, { bankId: id, on: 'off' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      perform(turnPicture, other, { bankId: id, hash, on: 'off', why: 'thử' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    const file = new TextEncoder().encode(hash)
    await expect(
      perform(importBank, other, { name: 'Danh sách E', source: 'khác', file }),
    ).rejects.toMatchObject({ kind: 'conflict' })
    expect((await bankCalled('Danh sách E')).active).toBe(true)
  })

  test('are seen by who works with rules, changed by who lets rules speak', async () => {
    const receiver = await signedIn(house(), 'receiver')
    const { status } = await receiver.get('/console/rules/banks')
    expect(status).toBe(200)
    expect(() => receiver.form('/console/rules/banks')).toThrow()
  })
})
