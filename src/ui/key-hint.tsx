export interface KeyHintProps {
  readonly keys: readonly string[]
  readonly label: string
}

export const KeyHint = ({ keys, label }: KeyHintProps) => (
  <span class="key-hint">
    {keys.map((name) => (
      <>
        <kbd>{name}</kbd>{' '}
      </>
    ))}
    {label}
  </span>
)
