import type { PropsWithChildren } from 'hono/jsx'

export const SubmitRow = ({ children }: PropsWithChildren) => <div class="submit-row">{children}</div>
