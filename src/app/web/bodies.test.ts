import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'

const house = testHouse()
const stranger = `A${'b'.repeat(42)}`
const doors = [
  ['/report/files', 'khien_draft', 410],
  ['/follow/mailbox/files', 'khien_mailbox', 401],
  ['/console/cases/0193b3a0-0000-7000-8000-000000000000/evidence', 'khien_session', 401],
] as const

/** Bytes that tell how much of them was asked for. */
const counted = () => {
  const read = { chunks: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        read.chunks += 1
        if (read.chunks > 400) controller.close()
        else controller.enqueue(new Uint8Array(64 * 1024))
      },
    },
    { highWaterMark: 0 },
  )
  return { read, body }
}

const upload = (path: string, cookie: string, body: ReadableStream, headers: Record<string, string> = {}) =>
  house().web.request(path, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', ...headers },
  })

describe.each(doors)('%s', (path, name, status) => {
  test.each(['', `${name}=${stranger}`])('answers a stranger (%s) before reading a file', async (cookie) => {
    const { read, body } = counted()
    const answer = await upload(path, cookie, body, { 'content-length': String(25 * 1024 * 1024) })
    expect(answer.status).toBe(status)
    expect(read.chunks).toBe(0)
  })

  test('reads little of a stranger’s body that does not say how long it is', async () => {
    const { read, body } = counted()
    expect((await upload(path, `${name}=${stranger}`, body)).status).toBe(413)
    expect(read.chunks).toBeLessThan(8)
  })
})
