import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route } from '../../../resources/networking/route.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** Prefixes of annotations: of an address, and of a route that has one. What follows them ties the two together. */
export const redirectAnnotations = {
  uri: 'serviceaccounts.openshift.io/oauth-redirecturi.',
  reference: 'serviceaccounts.openshift.io/oauth-redirectreference.',
} as const;

interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

/**
 * Where browsers may be sent back to, when a service account is the client: an address, those that a route has now, or the one with
 * parts of the other. What has no scheme or no host counts for nothing.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/authentication_and_authorization/using-service-accounts-as-oauth-client
 */
export const accountRedirects = ({ metadata }: ServiceAccount, listers: Listers): string[] => {
  const annotations = metadata.annotations ?? {};
  const found = namesIn(annotations).flatMap((name) => {
    const own = parsed(annotations[redirectAnnotations.uri + name] ?? '');
    const reference = referenceIn(annotations[redirectAnnotations.reference + name]);
    if (reference === undefined) return [own];
    if (reference.kind !== routeKind.kind || !['', routeKind.group].includes(reference.group)) return [];
    const route = listers.of<Route>(routeKind).get(metadata.namespace, reference.name);
    return route === undefined ? [] : addressesOf(route).map((address) => merged(address, own));
  });
  return [...new Set(found.filter(({ scheme, host }) => scheme && host).map(format))].sort();
};

const namesIn = (annotations: Readonly<Record<string, string>>): string[] => {
  const names = Object.values(redirectAnnotations).flatMap((prefix) =>
    Object.keys(annotations)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
  );
  return [...new Set(names)];
};

const parsed = (text: string): Address => {
  const [, scheme = '', authority = '', path = ''] = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)/.exec(text) ?? [];
  const [, host = '', port = ''] = /^(.*?)(?::(\d*))?$/.exec(authority.replace(/^.*@/, '')) ?? [];
  return { scheme, host, port, path };
};

interface Reference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** What cannot be read refers to nothing. */
const referenceIn = (text: string | undefined): Reference | undefined => {
  try {
    const { kind, apiVersion, reference } = JSON.parse(text ?? '');
    const isReference = kind === 'OAuthRedirectReference' && ['v1', 'oauth.openshift.io/v1'].includes(apiVersion);
    return isReference && reference ? { group: '', kind: '', name: '', ...reference } : undefined;
  } catch {
    return undefined;
  }
};

/** Those where a router has let it in. A route that none has let in still lends its scheme and path. */
const addressesOf = ({ spec, status }: Route): Address[] => {
  const address = { scheme: spec.tls ? 'https' : 'http', host: '', port: '', path: spec.path ?? '' };
  const hosts = (status?.ingress ?? [])
    .filter(({ conditions }) => conditions?.some(({ type, status: is }) => type === 'Admitted' && is === 'True'))
    .flatMap(({ host }) => host || []);
  return hosts.length === 0 ? [address] : hosts.map((host) => ({ ...address, host }));
};

const merged = (address: Address, own: Address): Address => ({
  scheme: own.scheme || address.scheme,
  host: own.host || address.host,
  port: own.port || address.port,
  path: own.path || address.path,
});

const format = ({ scheme, host, port, path }: Address): string =>
  `${scheme}://${host}${port && `:${port}`}${path && !path.startsWith('/') ? '/' : ''}${path}`;
