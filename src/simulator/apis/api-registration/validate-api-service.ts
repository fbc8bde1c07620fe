import { dns1035Label, dnsSubdomain, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { portNumberErrors } from '../validation/port.ts';
import type { ApiService } from './api-service.ts';

type Spec = NonNullable<ApiService['spec']>;

/** @see https://github.com/kubernetes/kube-aggregator/blob/v0.32.0/pkg/apis/apiregistration/validation/validation.go */
export const validateApiService = ({ metadata: { name }, spec = {} }: ApiService): FieldError[] => {
  const { group = '', version = '', service } = spec;
  return [
    ...nameErrors(name, `${version}.${group}`).map((text) => invalid('metadata.name', name, text)),
    ...(group === '' && version !== 'v1'
      ? [required('spec.group', 'only v1 may have an empty group and it better be legacy kube')]
      : []),
    ...(group === '' ? [] : dnsSubdomain(group).map((text) => invalid('spec.group', group, text))),
    ...dns1035Label(version).map((text) => invalid('spec.version', version, text)),
    ...validateRank(spec.groupPriorityMinimum, 'spec.groupPriorityMinimum', 20_000),
    ...validateRank(spec.versionPriority, 'spec.versionPriority', 1000),
    ...(service ? validateService(service, spec) : validateLocal(spec)),
  ];
};

const nameErrors = (name: string, needed: string): readonly string[] => {
  const errors = pathSegment(name);
  if (errors.length > 0) return errors;
  return name === needed ? [] : [`must be \`spec.version+"."+spec.group\`: ${JSON.stringify(needed)}`];
};

const validateRank = (rank = 0, path: string, highest: number): FieldError[] =>
  rank > 0 && rank <= highest ? [] : [invalid(path, rank, `must be positive and less than ${highest}`)];

const validateLocal = ({ caBundle = '', insecureSkipTLSVerify }: Spec): FieldError[] => [
  ...(caBundle === ''
    ? []
    : [
        invalid(
          'spec.caBundle',
          `${Buffer.from(caBundle, 'base64').length} bytes`,
          'local APIServices may not have a caBundle',
        ),
      ]),
  ...(insecureSkipTLSVerify
    ? [invalid('spec.insecureSkipTLSVerify', true, 'local APIServices may not have insecureSkipTLSVerify')]
    : []),
];

const validateService = ({ namespace, name, port = 0 }: NonNullable<Spec['service']>, spec: Spec): FieldError[] => {
  const errors = portNumberErrors(port);
  return [
    ...(namespace ? [] : [required('spec.service.namespace')]),
    ...(name ? [] : [required('spec.service.name')]),
    ...(errors.length === 0 ? [] : [invalid('spec.service.port', port, `port is not valid: ${errors.join(', ')}`)]),
    ...(spec.insecureSkipTLSVerify && spec.caBundle
      ? [invalid('spec.insecureSkipTLSVerify', true, 'may not be true if caBundle is present')]
      : []),
  ];
};
