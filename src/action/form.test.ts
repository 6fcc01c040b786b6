import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { type Form, submitForm } from './form.ts'
import type { WebEnv } from './web.ts'

const sent = async (body: string): Promise<Form['fields']> => {
  let got: Form['fields'] = {}
  const web = new Hono<WebEnv>().post('/', (c) => {
    c.set('formToken', '')
    return submitForm(
      c,
      async ({ fields }) => {
        got = fields
        return c.text('')
      },
      async () => c.text('', 422),
    )
  })
  const answer = await web.request('/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.status).toBe(200)
  return got
}

test('a field of any name is a field, and changes nothing else', async () => {
  const fields = await sent('__proto__=a&__proto__=b&constructor=c&words=d')
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  expect(Object.keys(fields).sort()).toEqual(['__proto__', 'constructor', 'words'])
  expect(Object.getOwnPropertyDescriptor(fields, '__proto__')?.value).toEqual(['a', 'b'])
  expect('at' in fields).toBe(false)
})
