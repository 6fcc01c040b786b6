import type { PropsWithChildren } from 'hono/jsx'

/** Cards side by side where there is room. */
export const CardGrid = ({ children }: PropsWithChildren) => <div class="grid">{children}</div>
