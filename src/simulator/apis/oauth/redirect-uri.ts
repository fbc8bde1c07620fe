/**
 * Whether a client may be sent back to an address: one that it is registered with, or below one. Programs on the user's own
 * machine listen on whatever port is free.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
export const mayRedirectTo = (registered: readonly string[], wanted: string): boolean =>
  registered.some((each) => matches(each, wanted));

const matches = (registered: string, wanted: string): boolean => {
  if (!URL.canParse(registered) || !URL.canParse(wanted)) return false;
  const [known, asked] = [new URL(registered), new URL(wanted)];
  const host = ({ protocol, hostname, port }: URL): string =>
    protocol === 'http:' && isLoopback(hostname) ? `${protocol}//${hostname}` : `${protocol}//${hostname}:${port}`;
  return (
    host(known) === host(asked) &&
    asked.hash === '' &&
    (asked.pathname === known.pathname || asked.pathname.startsWith(known.pathname.replace(/\/?$/, '/')))
  );
};

const isLoopback = (hostname: string): boolean => hostname === '127.0.0.1' || hostname === '[::1]';
