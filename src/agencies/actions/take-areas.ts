import { z } from 'zod'
import { action } from '../../action/action.ts'
import { requiredLine } from '../../kit/fields.ts'
import { areaKinds } from '../model.ts'
import { insertAreas } from '../store/found.ts'

const Area = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: requiredLine(160),
  kind: z.enum(areaKinds),
})

/** Takes in the communes of a province as they are from a day on; those already known by their code stay as they are. */
export const takeAreas = action({
  name: 'area.take',
  needs: 'system.operate',
  input: z.object({ areas: z.array(Area).min(1).max(2000), validFrom: z.date() }),
  subject: () => 'areas',
  run: async ({ db }, { areas, validFrom }) => {
    await insertAreas(db, areas, validFrom)
    return { taken: areas.length }
  },
})
