import { z } from 'zod'
import { action } from '../../action/action.ts'
import { kinds } from '../model/labels.ts'
import { assessed, longestAsked } from '../model/lines.ts'
import { currentEngine } from '../store/current-engine.ts'

/** Asks the engine about one text. Nothing of it is stored, counted or logged. */
export const assessText = action({
  name: 'text.assess',
  needs: 'text.assess',
  unrecorded: 'nothing-sealed',
  input: z.object({
    text: z.string('required').min(1, 'required').max(longestAsked, 'too-long'),
    kind: z.enum(kinds, 'invalid').default('message'),
  }),
  subject: () => 'text',
  run: async ({ db, now }, { text, kind }) => assessed((await currentEngine(db, now)).engine, text, kind),
})
