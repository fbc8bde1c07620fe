import type { Route, RouteTls } from '../../../resources/networking/route.ts';
import { dnsLabel, dnsSubdomain, tooLong } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateName } from '../validation/name.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateRouteHeaders } from './validate-route-headers.ts';

/** Lets a host have labels that DNS would not take. */
const allowAnnotation = 'route.openshift.io/allow-non-dns-compliant-host';

const LONGEST_SUBDOMAIN = 253;
const HEAVIEST = 256;
const MOST_ALTERNATIVES = 3;

/**
 * The findings about the spec of a route, which was another before or is new.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/route/validation/validation.go
 */
export const validateRoute = (route: Route, old?: Route): FieldError[] => {
  const { spec } = route;
  const { to, alternateBackends = [], tls } = spec;
  return [
    ...validateHost(route, old),
    ...validateSubdomain(spec.subdomain ?? ''),
    ...validateWildcard(spec),
    ...validateRouteHeaders(spec),
    ...(spec.path && !spec.path.startsWith('/') ? [invalid('spec.path', spec.path, 'path must begin with /')] : []),
    ...(spec.path && tls?.termination === 'passthrough'
      ? [invalid('spec.path', spec.path, 'passthrough termination does not support paths')]
      : []),
    ...validateBackend(to, 'spec.to'),
    ...(alternateBackends.length > MOST_ALTERNATIVES
      ? [required('spec.alternateBackends', `cannot specify more than ${MOST_ALTERNATIVES} alternate backends`)]
      : []),
    ...alternateBackends.flatMap((backend, index) => validateBackend(backend, `spec.alternateBackends[${index}]`)),
    ...(spec.port && !spec.port.targetPort ? [required('spec.port.targetPort')] : []),
    ...(tls ? validateTls(tls) : []),
    ...(spec.path && spec.path !== old?.spec.path && /[# ]/.test(spec.path)
      ? [invalid('spec.path', spec.path, 'cannot contain # or spaces')]
      : []),
  ];
};

/** The labels of a host count only once it changes, and not if they were wrong before. */
const validateHost = ({ metadata, spec: { host } }: Route, old: Route | undefined): FieldError[] => {
  if (!host) return [];
  const before = old?.spec.host;
  const isChecked =
    old === undefined ||
    (host !== before && (!before || before.split('.').every((label) => dnsLabel(label).length === 0)));
  const labels = isChecked && metadata.annotations?.[allowAnnotation] !== 'true' ? host.split('.') : [];
  return [
    ...(dnsSubdomain(host).length > 0
      ? [invalid('spec.host', host, 'host must conform to DNS 952 subdomain conventions')]
      : []),
    ...labels.flatMap((label) => dnsLabel(label).map((text) => invalid('spec.host', host, text))),
  ];
};

const validateSubdomain = (subdomain: string): FieldError[] => {
  if (subdomain === '') return [];
  const path = 'spec.subdomain';
  return [
    ...(subdomain.length > LONGEST_SUBDOMAIN ? [invalid(path, subdomain, tooLong(LONGEST_SUBDOMAIN))] : []),
    ...subdomain.split('.').flatMap((label) => validateName(label, path, dnsLabel)),
  ];
};

const validateWildcard = ({ host, wildcardPolicy: policy }: Route['spec']): FieldError[] => {
  if (!policy) return [];
  return policy === 'Subdomain' && !host
    ? [invalid('spec.wildcardPolicy', policy, 'host name not specified for wildcard policy')]
    : validateOneOf(policy, 'spec.wildcardPolicy', ['None', 'Subdomain']);
};

const validateBackend = (backend: Route['spec']['to'] | undefined, path: string): FieldError[] => {
  const { name, kind = '', weight } = backend ?? { name: '' };
  return [
    ...(name ? [] : [required(`${path}.name`)]),
    ...(kind === 'Service' || backend === undefined ? [] : [invalid(`${path}.kind`, kind, 'must reference a Service')]),
    ...(weight != null && (weight < 0 || weight > HEAVIEST)
      ? [invalid(`${path}.weight`, weight, `weight must be an integer between 0 and ${HEAVIEST}`)]
      : []),
  ];
};

const CERTIFICATES = [
  ['certificate', 'redacted certificate data'],
  ['key', 'redacted key data'],
  ['caCertificate', 'redacted ca certificate data'],
  ['destinationCACertificate', 'redacted destination ca certificate data'],
] as const;

const validateTls = (tls: RouteTls): FieldError[] => [
  ...(tls.termination === 'passthrough'
    ? CERTIFICATES.flatMap(([field, shown]) =>
        tls[field]
          ? [invalid(`spec.tls.${field}`, shown, 'passthrough termination does not support certificates')]
          : [],
      )
    : []),
  ...(tls.termination === 'edge' && tls.destinationCACertificate
    ? [
        invalid(
          'spec.tls.destinationCACertificate',
          'redacted destination ca certificate data',
          'edge termination does not support destination certificates',
        ),
      ]
    : []),
  ...validateOneOf(tls.termination ?? '', 'spec.tls.termination', ['edge', 'passthrough', 'reencrypt']),
  ...validateInsecure(tls),
];

const validateInsecure = ({ termination, insecureEdgeTerminationPolicy: policy }: RouteTls): FieldError[] => {
  const accepted = INSECURE[termination as keyof typeof INSECURE] as readonly unknown[] | undefined;
  if (!policy || accepted === undefined || accepted.includes(policy)) return [];
  const list = `${accepted.join(', ')}, or empty`;
  return [
    invalid(
      'spec.tls.insecureEdgeTerminationPolicy',
      policy,
      `invalid value for InsecureEdgeTerminationPolicy option, acceptable values are ${list}`,
    ),
  ];
};

/** What may become of requests without TLS. */
const INSECURE = {
  edge: ['None', 'Allow', 'Redirect'],
  reencrypt: ['None', 'Allow', 'Redirect'],
  passthrough: ['None', 'Redirect'],
} as const;
