import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ApiProblem } from '../../src/api/model.ts'
import { testHouse } from '../house.ts'

const house = testHouse()

const Schema = z.object({
  properties: z.record(z.string(), z.looseObject({ enum: z.array(z.string()).optional() })),
})
const Contract = z.object({
  paths: z.object({
    '/api/v1/reports': z.object({
      post: z.object({
        requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: Schema }) }) }),
      }),
    }),
  }),
})

const post = (body: string, headers: Record<string, string> = {}) =>
  house().web.request('/api/v1/reports', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

const good = { narrative: 'Có người nhắn tin lạ.', reporter: 'child', ageBand: '11-15' }
const reportCount = async () =>
  Number(
    (
      await house()
        .database.db.selectFrom('intake.report')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe('POST /api/v1/reports takes what it should', () => {
  test('every documented field', async () => {
    const answer = await post(
      JSON.stringify({
        ...good,
        commune: 'x01',
        occurredAt: 'tối qua',
        platform: 'Zalo',
        urls: ['https://vi-du.example/a'],
        contact: 'chỉ nhắn ở đây',
      }),
    )
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({
      locator: expect.stringMatching(/^\d{8}$/),
      secret: expect.stringMatching(/^\d{16}$/),
    })
  })

  test('with a partner key; a wrong key is 401', async () => {
    const partner = await post(JSON.stringify(good), { authorization: `Bearer ${house().founded.apiKey}` })
    expect(partner.status).toBe(201)
    expect((await post(JSON.stringify(good), { authorization: 'Bearer khien_wrong' })).status).toBe(401)
  })

  test('lists the communes, and names a wrong field as the caller wrote it', async () => {
    const listed = await house().web.request('/api/v1/communes')
    expect(await listed.text()).toContain('"code":"x01","name":"Xã Mẫu 1"')
    const { error } = ApiProblem.parse(await (await post(JSON.stringify({ ...good, ageBand: '12' }))).json())
    expect(Object.keys(error.fields)).toEqual(['ageBand'])
  })

  test('publishes the same contract it checks', async () => {
    const answer = await house().web.request('/api/v1/openapi.json')
    const contract = Contract.parse(await answer.json())
    const body = contract.paths['/api/v1/reports'].post.requestBody.content['application/json'].schema
    expect(Object.keys(body.properties).sort()).toEqual([
      'ageBand',
      'commune',
      'contact',
      'narrative',
      'occurredAt',
      'platform',
      'reporter',
      'urls',
    ])
    expect(body.properties.reporter?.enum).toEqual([
      'child',
      'parent',
      'teacher',
      'journalist',
      'neighbour',
      'other',
    ])
  })
})

describe('bad input is refused in words, never a 500, nothing half stored', () => {
  const hostile: [string, string, number][] = [
    ['no JSON', '{', 400],
    ['an array', '[]', 422],
    ['null', 'null', 422],
    ['an unknown field', JSON.stringify({ ...good, typo: 1 }), 422],
    ['an empty narrative', JSON.stringify({ ...good, narrative: ' \u0000 ' }), 422],
    ['a wrong band', JSON.stringify({ ...good, ageBand: '12' }), 422],
    ['an unknown commune', JSON.stringify({ ...good, commune: 'nowhere' }), 422],
    ['a commune that is SQL', JSON.stringify({ ...good, commune: `x01' or 1=1--` }), 422],
    ['too many links', JSON.stringify({ ...good, urls: Array(21).fill('https://a.example') }), 422],
    ['ten megabytes', JSON.stringify({ ...good, narrative: 'x'.repeat(10 * 1024 * 1024) }), 413],
    ['a prototype key', '{"__proto__":{"narrative":"x"},"constructor":1}', 422],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 422],
  ]
  test.each(hostile)('%s', async (_, body, status) => {
    const before = await reportCount()
    const answer = await post(body)
    expect(answer.status).toBe(status)
    const { error } = ApiProblem.parse(await answer.json())
    expect(error.message).toMatch(/[à-ỹ]/i)
    expect(await reportCount()).toBe(before)
  })

  test('NUL, right-to-left marks and scripts in text are kept as harmless words', async () => {
    const answer = await post(
      JSON.stringify({
        ...good,
        narrative: 'a\u0000b\u202Ec<script>alert(1)</script>',
        platform: '\u202Egnp.exe',
      }),
    )
    expect(answer.status).toBe(201)
  })

  test('another content type is 415', async () => {
    expect((await post(JSON.stringify(good), { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('any JSON value whatever gives 201 or a refusal with fields', async () => {
    const almost = fc.record(
      {
        narrative: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.anything()),
        reporter: fc.oneof(fc.constantFrom('child', 'parent'), fc.anything()),
        ageBand: fc.oneof(fc.constantFrom('11-15', 'unknown'), fc.anything()),
        commune: fc.oneof(fc.constant('x01'), fc.anything()),
        urls: fc.oneof(fc.array(fc.webUrl(), { maxLength: 3 }), fc.anything()),
        contact: fc.anything(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(almost, fc.jsonValue()),
        fc.string({ maxLength: 300 }),
        async (value, key) => {
          const printable = key.replace(/[^\x21-\x7e]/g, '')
          const answer = await post(
            JSON.stringify(value) ?? 'null',
            printable === '' ? {} : { 'idempotency-key': printable },
          )
          expect([201, 409, 422]).toContain(answer.status)
        },
      ),
      { numRuns: 150 },
    )
  })
})
