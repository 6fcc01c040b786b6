import type { Child } from 'hono/jsx'

export interface DefinitionListProps {
  readonly items: readonly { readonly term: string; readonly value: Child }[]
}

export const DefinitionList = ({ items }: DefinitionListProps) => (
  <dl class="facts">
    {items.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
