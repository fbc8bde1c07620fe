import type { Credentials } from '../../apimachinery/authenticator.ts';
import { unauthorized } from '../../apimachinery/status-error.ts';
import type { ClientCertificate } from '../transport/client-certificate.ts';
import { type Headers, header } from '../transport/exchange.ts';

/** How browsers, which cannot set headers on a WebSocket, send their token. */
const TOKEN_PROTOCOL = 'base64url.bearer.authorization.k8s.io.';

/** @throws StatusError 401 for a certificate that the client CA did not sign, when nothing better was presented */
export const requestCredentials = (headers: Headers, certificate: ClientCertificate | undefined): Credentials => {
  const bearerToken = tokenOf(headers);
  if (certificate === undefined) return bearerToken === undefined ? {} : { bearerToken };
  if (!certificate.trusted) {
    if (bearerToken === undefined) throw unauthorized();
    return { bearerToken };
  }
  const { commonName, organizations, fingerprint } = certificate;
  return {
    certificate: { commonName, organizations, fingerprint },
    ...(bearerToken === undefined ? {} : { bearerToken }),
  };
};

const tokenOf = (headers: Headers): string | undefined => {
  const authorization = header(headers, 'authorization');
  const bearer = authorization === undefined ? undefined : /^bearer +(\S+)\s*$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return bearer;
  const protocol = header(headers, 'sec-websocket-protocol')
    ?.split(/\s*,\s*/)
    .find((each) => each.startsWith(TOKEN_PROTOCOL));
  return protocol === undefined
    ? undefined
    : Buffer.from(protocol.slice(TOKEN_PROTOCOL.length), 'base64url').toString();
};
