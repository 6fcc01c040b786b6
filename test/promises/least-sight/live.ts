import { setTimeout } from 'node:timers/promises'
import { sendLive } from '../../../src/db/live.ts'
import type { Urgency } from '../../../src/kit/urgency.ts'
import type { TestHouse } from '../../house.ts'

const kinds = ['report', 'message', 'case', 'task', 'referral'] as const

/** All kinds of news for one agency; the urgency tells afterwards whose they were. */
export const tellNews = async (house: TestHouse, agencyId: string, urgency: Urgency): Promise<void> => {
  for (const kind of kinds) await sendLive(house.database.db, { agencyId, kind, urgency })
}

/**
 * Opens the stream of a session, lets something happen, and returns what was heard. The last news of `tellNews` ends the
 * wait when it carries `until`; who may hear nothing is waited for a quarter of a second.
 */
export const hearWhile = async (
  house: TestHouse,
  token: string,
  until: Urgency,
  happen: () => Promise<void>,
): Promise<string> => {
  const response = await house.web.request('/console/live', { headers: { cookie: `khien_session=${token}` } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) throw new Error('a stream')
  let heard = (await reader.read()).value ?? ''
  const listening = (async () => {
    while (!heard.includes(`{"kind":"referral","urgency":"${until}"}`)) {
      const { value, done } = await reader.read()
      if (done) return
      heard += value
    }
  })()
  await happen()
  await Promise.race([listening, setTimeout(250)])
  await reader.cancel()
  return heard
}
