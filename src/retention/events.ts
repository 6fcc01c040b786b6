import type { Announcement } from '../action/action.ts'

/** Content was taken away: its files are to be removed and its keys' dead rows to be written over. */
export const contentErased = (): Announcement => ({ event: 'content.erased', data: {} })
