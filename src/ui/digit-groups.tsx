import { groupDigits } from '../kit/format.ts'

/** Digits in groups of four, as they are read aloud and typed. */
export const DigitGroups = ({ digits }: { readonly digits: string }) => (
  <span class="digits">
    {groupDigits(digits)
      .split(' ')
      .flatMap((group, index) => (index === 0 ? [<b>{group}</b>] : [' ', <b>{group}</b>]))}
  </span>
)
