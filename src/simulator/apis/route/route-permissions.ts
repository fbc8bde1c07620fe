import { routeKind } from '../../../resources/kinds/kinds.ts';
import type { Route } from '../../../resources/networking/route.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';

const refusal = (what: string): string => `you do not have permission to set ${what} the route`;
const hostRefusal = refusal('the host field of');
const certificateRefusal = refusal('certificate fields on');

/** The parts of TLS that not everybody may choose. */
const certificates = ['caCertificate', 'certificate', 'destinationCACertificate', 'key'] as const;

/**
 * Whether a user may choose the host and the certificates of a new route: that takes the right to create `routes/custom-host`.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/route/hostassignment/assignment.go
 */
export const refusedHost = async (
  { spec }: Route,
  context: RequestContext,
  authorize: Authorizer,
): Promise<FieldError[]> => {
  if (!spec.host && !hasCertificates(spec.tls)) return [];
  if (await may('create', context, authorize)) return [];
  return [spec.host ? forbiddenField('spec.host', hostRefusal) : forbiddenField('spec.tls', certificateRefusal)];
};

/** The same for a change: another host takes the right to update, other certificates either right; to remove them takes none. */
export const refusedHostChange = async (
  { spec }: Route,
  { spec: old }: Route,
  context: RequestContext,
  authorize: Authorizer,
): Promise<FieldError[]> => {
  const [hostChanged, subdomainChanged] = (['host', 'subdomain'] as const).map(
    (field) => (spec[field] ?? '') !== (old[field] ?? ''),
  );
  const changed = hasCertificates(spec.tls)
    ? certificates.filter((field) => (spec.tls?.[field] ?? '') !== (old.tls?.[field] ?? ''))
    : [];
  if (!hostChanged && !subdomainChanged && changed.length === 0) return [];
  if (await may('update', context, authorize)) return [];
  if (hostChanged) return [invalid('spec.host', spec.host ?? '', hostRefusal)];
  if (subdomainChanged) return [invalid('spec.subdomain', spec.subdomain ?? '', refusal('the subdomain field of'))];
  if (await may('create', context, authorize)) return [];
  if (!spec.tls || !old.tls) return equal(spec.tls, old.tls) ? [] : [invalid('spec.tls', spec.tls, certificateRefusal)];
  return changed.map((field) => invalid(`spec.tls.${field}`, spec.tls?.[field], certificateRefusal));
};

const hasCertificates = (tls: Route['spec']['tls']): boolean => certificates.some((field) => tls?.[field]);

const may = async (verb: string, { user, namespace }: RequestContext, authorize: Authorizer): Promise<boolean> => {
  const { group, version, plural: resource } = routeKind;
  const place = namespace === undefined ? {} : { namespace };
  return (await authorize({ user, verb, group, version, resource, subresource: 'custom-host', ...place })).allowed;
};
