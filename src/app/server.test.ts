import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { type Server, startServer } from './server.ts'

const house = testHouse()
let server: Server

beforeAll(async () => {
  server = await startServer(house())
})
afterAll(() => server.close())

/** Bytes as they are on the wire, in and out: programs that speak HTTP properly cannot say such things. */
const say = async (...lines: readonly string[]): Promise<string> => {
  const socket = connect(server.port, '127.0.0.1')
  socket.end([...lines, 'Host: localhost', 'Connection: close', '', ''].join('\r\n'))
  return text(socket)
}

test.each(['TRACE', 'TRACK', 'CONNECT'])('%s gives nothing of a request back', async (method) => {
  const answer = await say(`${method} / HTTP/1.1`, 'Cookie: khien_session=MARKER')
  expect(answer).not.toContain('MARKER')
  expect(answer).not.toMatch(/^HTTP\/1\.1 (2|500)/)
})

test.each([
  ['both lengths', 'Content-Length: 4', 'Transfer-Encoding: chunked'],
  ['two lengths', 'Content-Length: 4', 'Content-Length: 5'],
  ['a length that is none', 'Content-Length: 4x'],
])(
  'a request of %s is refused, so that proxy and server never disagree where it ends',
  async (_, ...lines) => {
    expect(await say('POST /report HTTP/1.1', ...lines)).toMatch(/^HTTP\/1\.1 400 /)
  },
)
