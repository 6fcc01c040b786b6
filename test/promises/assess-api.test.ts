import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Assessed } from '../../src/api/model.ts'
import { testHouse } from '../house.ts'

const house = testHouse()

const ask = (body: unknown, key = house().founded.apiKey) =>
  house().web.request('/api/v1/assess', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
  })

describe('POST /api/v1/assess', () => {
  test('explains a text, with offsets into what was sent', async () => {
    const text = 'em mấy tuổi rồi, đừng nói với mẹ là mình nhắn tin nha, qua zalo nói chuyện cho riêng tư'
    const answer = await ask({ text })
    expect(answer.status).toBe(200)
    const said = Assessed.parse(await answer.json())
    expect(said.labels).toContain('grooming')
    expect(said.urgency <= 'P2').toBe(true)
    expect(said.findings.length).toBeGreaterThan(0)
    for (const { start, end } of said.findings) expect(text.slice(start, end).trim()).not.toBe('')
  })

  test('gives harmless talk no label', async () => {
    const answer = await ask({ text: 'Mai kiểm tra toán chương 2, nhớ mang máy tính nha cả lớp' })
    expect(Assessed.parse(await answer.json())).toMatchObject({ labels: [], urgency: 'P3' })
  })

  test('is for partners with a key only', async () => {
    expect((await ask({ text: 'chào bạn' }, '')).status).toBe(401)
    expect((await ask({ text: 'chào bạn' }, 'khong-phai-khoa')).status).toBe(401)
  })

  test.each([{}, { text: '' }, { text: 7 }, { text: 'a'.repeat(200_001) }, { text: 'a', kind: 'letter' }])(
    'refuses %j beside the field',
    async (body) => {
      const answer = await ask(body)
      expect(answer.status).toBe(422)
      expect(Object.keys(Object(await answer.json()).error.fields)).toHaveLength(1)
    },
  )

  test('keeps nothing: no table holds the words afterwards', async () => {
    const marker = 'dauvetkhonggiulai'
    await ask({ text: `em ơi ${marker} đừng nói với mẹ` })
    const { rows } = await sql`
      select string_agg(query_to_xml(format('select * from %I.%I', table_schema, table_name), true, true, '')::text, '') as everything
      from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    `.execute(house().database.db)
    expect(JSON.stringify(rows)).toContain('<')
    expect(JSON.stringify(rows)).not.toContain(marker)
  })
})
