import { namespaceKind, routeKind } from '../../../resources/kinds/kinds.ts';
import { ingressConfigurationKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { Route } from '../../../resources/networking/route.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { globExpression } from '../../apimachinery/glob.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/** By which a route asks browsers to come back by TLS alone. */
const ANNOTATION = 'haproxy.router.openshift.io/hsts_header';

/** What the cluster demands of such annotations, for some hosts. */
interface Policy {
  namespaceSelector?: LabelSelectorSpec | null;
  domainPatterns?: string[];
  maxAge?: { largestMaxAge?: number | null; smallestMaxAge?: number | null };
  preloadPolicy?: string;
  includeSubDomainsPolicy?: string;
}

/**
 * Refuses routes that end TLS without the strict transport security that the cluster demands for their host
 * (`requiredHSTSPolicies` of its ingress configuration). The first policy for a host counts; routes stay as long as nobody changes that.
 *
 * @see https://docs.openshift.com/container-platform/4.19/networking/routes/route-configuration.html#nw-route-admission-policy_route-configuration
 */
export const requiredTransportSecurity =
  (listers: Listers): Admission =>
  ({ operation, kind, object, old, context }) => {
    if (kind !== routeKind || operation === 'DELETE') return;
    const written = object.metadata.annotations?.[ANNOTATION];
    if (old !== undefined && written === old.metadata.annotations?.[ANNOTATION]) return;
    const route = object as Route;
    if (!['edge', 'reencrypt'].includes(String(route.spec.tls?.termination))) return;
    const namespace = listers.of(namespaceKind).get(undefined, context.namespace ?? '');
    const policy = policiesOf(listers).find((each) => concerns(each, route, namespace));
    const failure = policy && failureOf(written ?? '', policy);
    if (failure) throw forbidden(kind, object.metadata.name, failure);
  };

const policiesOf = (listers: Listers): readonly Policy[] => {
  const configuration = listers.of<KubeObject & { spec?: { requiredHSTSPolicies?: Policy[] } }>(
    ingressConfigurationKind,
  );
  return configuration.get(undefined, 'cluster')?.spec?.requiredHSTSPolicies ?? [];
};

const concerns = (
  { namespaceSelector, domainPatterns = [] }: Policy,
  { spec, status }: Route,
  namespace: KubeObject | undefined,
): boolean => {
  const hosts = [spec.host ?? '', ...(status?.ingress ?? []).map(({ host }) => String(host ?? ''))];
  const isSelected = !namespaceSelector || labelSelectorOf(namespaceSelector)(namespace?.metadata.labels ?? {});
  return isSelected && domainPatterns.some((pattern) => hosts.some((host) => globExpression(pattern).test(host)));
};

const failureOf = (
  written: string,
  { maxAge = {}, preloadPolicy, includeSubDomainsPolicy }: Policy,
): string | undefined => {
  const header = written.replaceAll(' ', '').toLowerCase();
  const words = header.split(';');
  const [, age] = /max-age=(\d+)/.exec(header) ?? [];
  if (age === undefined) return 'HSTS max-age must be set correctly in HSTS annotation';
  const { largestMaxAge, smallestMaxAge } = maxAge;
  if (largestMaxAge != null && Number(age) > largestMaxAge)
    return `HSTS max-age is greater than maximum age ${largestMaxAge}s`;
  if (smallestMaxAge != null && Number(age) < smallestMaxAge)
    return `HSTS max-age is less than minimum age ${smallestMaxAge}s`;
  return (
    wordFailure('preload', words.includes('preload'), preloadPolicy, /^Require(No)?Preload$/) ??
    wordFailure(
      'includeSubDomains',
      words.includes('includesubdomains'),
      includeSubDomainsPolicy,
      /^Require(No)?IncludeSubDomains$/,
    )
  );
};

const wordFailure = (word: string, isThere: boolean, policy = '', demand: RegExp): string | undefined => {
  const [demanded, not] = demand.exec(policy) ?? [];
  if (demanded === undefined || isThere === (not === undefined)) return undefined;
  return `HSTS ${word} must ${not === undefined ? '' : 'not '}be specified`;
};
