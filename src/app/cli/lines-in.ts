import { StringDecoder } from 'node:string_decoder'

/** A line longer than this is cut; its end is not kept, so that one bad line cannot fill the memory. */
const longestLine = 8_000_000

/** The lines of a byte stream, without the line ends; UTF-8. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const pieces = (rest + (typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk)))).split(
      '\n',
    )
    rest = (pieces.pop() ?? '').slice(0, longestLine)
    yield* pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : piece))
  }
  const last = rest + decoder.end()
  if (last !== '') yield last
}
