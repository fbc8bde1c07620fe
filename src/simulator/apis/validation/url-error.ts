/**
 * What is wrong with a text as a URL, in the words of Go's parser: `parse "http://%": invalid URL escape "%"`; `undefined` when
 * nothing is. It is far more lenient than that of browsers.
 *
 * @see https://pkg.go.dev/net/url#Parse
 */
export const urlError = (text: string): string | undefined => {
  const { address = '', fragment = '' } = /^(?<address>[^#]*)(?:#(?<fragment>.*))?$/s.exec(text)?.groups ?? {};
  const wrong = addressError(address);
  if (wrong !== undefined) return `parse ${JSON.stringify(address)}: ${wrong}`;
  const wrongFragment = escapeError(fragment);
  return wrongFragment && `parse ${JSON.stringify(text)}: ${wrongFragment}`;
};

/** What is wrong with a text as the URL of a request, which begins with a slash, behind a scheme if there is one. */
export const requestUrlError = (text: string): string | undefined => {
  if (text === '') return 'parse "": empty url';
  const wrong = urlError(text);
  if (wrong !== undefined || /^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?\//.test(text)) return wrong;
  return `parse ${JSON.stringify(text)}: invalid URI for request`;
};

const addressError = (address: string): string | undefined => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  if (/[\0-\x1f\x7f]/.test(address)) return 'net/url: invalid control character in URL';
  if (address.startsWith(':')) return 'missing protocol scheme';
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(address)?.[0] ?? '';
  const [rest = ''] = address.slice(scheme.length).split('?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return undefined;
    if (rest.split('/')[0]?.includes(':')) return 'first path segment in URL cannot contain colon';
    return escapeError(rest);
  }
  if (!rest.startsWith('//')) return escapeError(rest);
  const [authority = '', ...path] = rest.slice(2).split('/');
  return authorityError(authority) ?? escapeError(path.join('/'));
};

const authorityError = (authority: string): string | undefined => {
  const at = authority.lastIndexOf('@');
  const wrong = hostError(authority.slice(at + 1));
  if (wrong !== undefined || at < 0) return wrong;
  const user = authority.slice(0, at);
  return /^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(user) ? escapeError(user) : 'net/url: invalid userinfo';
};

const hostError = (host: string): string | undefined => {
  const bracket = host.startsWith('[') ? host.lastIndexOf(']') : undefined;
  if (bracket === -1) return "missing ']' in host";
  const colon = bracket === undefined ? host.lastIndexOf(':') : bracket + 1;
  const port = colon < 0 ? '' : host.slice(colon);
  if (!/^(?::[0-9]*)?$/.test(port)) return `invalid port ${JSON.stringify(port)} after host`;
  const wrong = escapeError(host);
  if (wrong !== undefined) return wrong;
  const strange = /%[0-7](?<!%2(?=5))[0-9a-fA-F]|[^A-Za-z0-9!$&'()*+,;=:[\]<>"._~%\u0080-\uffff-]/.exec(host)?.[0];
  if (strange === undefined) return undefined;
  return strange.startsWith('%')
    ? `invalid URL escape ${JSON.stringify(strange)}`
    : `invalid character ${JSON.stringify(strange)} in host name`;
};

const escapeError = (text: string): string | undefined => {
  const sequence = /%(?![0-9a-fA-F]{2}).{0,2}/su.exec(text)?.[0];
  return sequence && `invalid URL escape ${JSON.stringify(sequence)}`;
};
