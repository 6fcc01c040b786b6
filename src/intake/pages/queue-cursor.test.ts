import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { urgencies } from '../../kit/urgency.ts'
import { decidedCursor, queueCursor, readDecidedCursor, readQueueCursor } from './queue-cursor.ts'

const moment = fc.date({ min: new Date(0), max: new Date('9998-01-01'), noInvalidDate: true })

describe('a place in the queue', () => {
  it('comes back as it was, to the millisecond', () => {
    fc.assert(
      fc.property(fc.constantFrom(...urgencies), moment, fc.uuid(), (urgency, due_at, id) => {
        expect(readQueueCursor(queueCursor({ urgency, due_at, id }))).toEqual({ urgency, dueAt: due_at, id })
      }),
    )
  })

  it('comes back for decided reports too', () => {
    fc.assert(
      fc.property(moment, fc.uuid(), (received_at, id) => {
        expect(readDecidedCursor(decidedCursor({ received_at, id }))).toEqual({ receivedAt: received_at, id })
      }),
    )
  })

  it('is opaque: fit for an address', () => {
    const cursor = queueCursor({
      urgency: 'P0',
      due_at: new Date(),
      id: '00000000-0000-4000-8000-000000000000',
    })
    expect(cursor).toMatch(/^[\w-]+$/)
  })
})

describe('a damaged place', () => {
  it('is the first page, whatever somebody wrote there', () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => Buffer.from(text).toString('base64url')),
    )
    fc.assert(
      fc.property(words, (text) => {
        expect(readQueueCursor(text)).toBeUndefined()
        expect(readDecidedCursor(text)).toBeUndefined()
      }),
    )
    for (const text of [
      undefined,
      '',
      Buffer.from('P9|1|00000000-0000-4000-8000-000000000000').toString('base64url'),
      Buffer.from('P0|999999999999999|00000000-0000-4000-8000-000000000000').toString('base64url'),
      Buffer.from('P0|1|x').toString('base64url'),
    ])
      expect(readQueueCursor(text)).toBeUndefined()
  })
})
