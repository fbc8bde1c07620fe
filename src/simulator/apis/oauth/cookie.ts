/** The value of a cookie, of those that browsers get here; empty when there is none. @param cookies the header */
export const cookieOf = (cookies: string | undefined, name: string): string =>
  new RegExp(`(?:^|;\\s*)${name}=([0-9a-f]+)`).exec(cookies ?? '')?.[1] ?? '';
