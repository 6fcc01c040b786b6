import type { PropsWithChildren } from 'hono/jsx'

export const FigureRow = ({ children }: PropsWithChildren) => <dl class="figures">{children}</dl>
