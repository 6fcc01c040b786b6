import { describe, expect, it } from 'vitest'
import { movesOf, type ReferralState, referralMoves, referralStates, SendReferral } from './model.ts'

describe('the moves of a referral', () => {
  it('lead from drafted to closed, and nowhere after', () => {
    const reached = new Set<ReferralState>(['drafted'])
    for (const _ of referralStates)
      for (const { from, to } of Object.values(referralMoves))
        if (from.some((state) => reached.has(state))) reached.add(to)
    expect([...reached].sort()).toEqual([...referralStates].sort())
    expect([...movesOf('closed', 'sender'), ...movesOf('closed', 'receiver')]).toEqual([])
  })

  it('offer each side only its own', () => {
    expect(movesOf('sent', 'receiver')).toEqual(['acknowledge'])
    expect(movesOf('sent', 'sender')).toEqual([])
    expect(movesOf('delivered', 'receiver')).toEqual(['accept', 'return'])
    expect(movesOf('reported', 'sender')).toEqual(['close'])
    expect(movesOf('reported', 'receiver')).toEqual([])
    expect(movesOf('returned', 'sender')).toEqual(['close'])
  })
})

describe('a letter', () => {
  const letter = {
    caseId: '0c0e5b4e-3c0a-4f3e-9a2b-3a7f4d1c2b1a',
    agencyId: '0c0e5b4e-3c0a-4f3e-9a2b-3a7f4d1c2b1b',
    purpose: 'investigate',
    urgency: 'P1',
    subject: 'Đe dọa đăng hình',
    asked: 'Đề nghị xác minh tài khoản.',
    summary: 'Một em bị đe dọa.',
  }

  it('takes one item or many, and none', () => {
    const items = (value?: unknown) => SendReferral.parse({ ...letter, items: value }).items
    expect(items()).toEqual([])
    expect(items('report:0c0e5b4e-3c0a-4f3e-9a2b-3a7f4d1c2b1a')).toHaveLength(1)
    expect(() => items(['case:0c0e5b4e-3c0a-4f3e-9a2b-3a7f4d1c2b1a'])).toThrow()
  })

  it('names the field that is missing', () => {
    const { error } = SendReferral.safeParse({ ...letter, purpose: '', asked: '  ' })
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['purpose', 'required'],
      ['asked', 'required'],
    ])
  })
})
