import sharp from 'sharp'

/** A harmless landscape of shapes, different for each seed, with enough to see for a hash. JPEG. */
export const drawScene = (seed: number, side = 400): Promise<Buffer> => {
  let state = seed
  const next = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % most
  }
  const shapes = Array.from(
    { length: 60 },
    () =>
      `<ellipse cx="${next(400)}" cy="${next(400)}" rx="${10 + next(90)}" ry="${10 + next(90)}" fill="rgb(${next(256)},${next(256)},${next(256)})"/>`,
  )
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 400 400">${shapes.join('')}</svg>`,
    ),
  )
    .flatten({ background: '#cde' })
    .jpeg()
    .toBuffer()
}
