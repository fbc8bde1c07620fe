import { keepToType } from '../request/representation.ts';
import type { Page } from '../server-context.ts';
import { type Exchange, header } from '../transport/exchange.ts';

/** Seconds for which clients may keep what they have read. */
const MAX_AGE = 3600;

/** Where others learn who issues the tokens of service accounts, and with which keys they are checked. */
export const issuerPaths = { configuration: '/.well-known/openid-configuration', keys: '/openid/v1/jwks' } as const;

/** Who issues tokens; the key may change with time. */
interface Issuer {
  readonly issuer: string;
  readonly publicKey: { readonly alg: string };
}

/**
 * The pages of the issuer of service account tokens.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery
 */
export const issuerPages = (tokens: Issuer): Readonly<Record<string, Page>> => ({
  [issuerPaths.configuration]: ({ server, exchange }) =>
    page(exchange, 'application/json', {
      issuer: tokens.issuer,
      jwks_uri: `${server.url()}${issuerPaths.keys}`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [tokens.publicKey.alg],
    }),
  [issuerPaths.keys]: ({ exchange }) => page(exchange, 'application/jwk-set+json', { keys: [tokens.publicKey] }),
});

const page = ({ headers }: Exchange, contentType: string, document: object): ReturnType<Page> => {
  keepToType(header(headers, 'accept'), contentType);
  return {
    code: 200,
    contentType,
    body: JSON.stringify(document),
    headers: { 'cache-control': `public, max-age=${MAX_AGE}` },
  };
};
