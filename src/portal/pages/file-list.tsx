import type { Child } from 'hono/jsx'
import { SafeText } from '../../ui/safe-text.tsx'

export interface FileListProps {
  readonly files: readonly { readonly name: string; readonly end?: Child }[]
}

/** Names of files as they were handed in; the pictures themselves are never shown on a phone somebody may look at. */
export const FileList = ({ files }: FileListProps) => (
  <ul class="file-list">
    {files.map(({ name, end }) => (
      <li>
        <SafeText text={name} />
        {end}
      </li>
    ))}
  </ul>
)
