import { formTokenField } from '../../action/web.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { VersionRow } from '../store/rules.ts'

/** What every form about a version carries. */
export const HiddenVersion = ({
  formToken,
  row,
}: {
  readonly formToken: string
  readonly row: Pick<VersionRow, 'version'>
}) => <HiddenFields values={{ [formTokenField]: formToken, version: String(row.version) }} />
