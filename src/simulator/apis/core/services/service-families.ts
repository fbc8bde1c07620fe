import { isIPv6 } from 'node:net';
import type { Service } from '../../../../resources/networking/service.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../../apimachinery/field-error.ts';
import { isHeadless } from './service-types.ts';
import { validateClusterIps } from './validate-cluster-ips.ts';

type Spec = Service['spec'];

/** The only family of addresses that the cluster has. */
const FAMILY = 'IPv4';

/**
 * Decides which families of addresses a service has, on a cluster with one, and says what cannot be.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/service/storage/alloc.go
 */
export const decideFamilies = (spec: Spec, before: Spec | undefined): FieldError[] => {
  if (spec.type === 'ExternalName') return [];
  const isFree = isHeadless(spec) && Object.keys(spec.selector ?? {}).length === 0;
  spec.ipFamilyPolicy ??= before?.ipFamilyPolicy ?? (isFree ? 'RequireDualStack' : 'SingleStack');
  const wrong = validateClusterIps(spec);
  if (wrong.length > 0) return wrong;
  const errors = before === undefined ? [] : release(spec, before);
  errors.push(...tooMany(spec), ...inferFamilies(spec));
  if (errors.length > 0) return errors;
  if (isFree) {
    spec.ipFamilies ??= [FAMILY];
    if (spec.ipFamilies.length < 2 && spec.ipFamilyPolicy !== 'SingleStack')
      spec.ipFamilies.push(spec.ipFamilies[0] === 'IPv4' ? 'IPv6' : 'IPv4');
    return [];
  }
  const missing = notConfigured(spec);
  if (missing.length === 0) spec.ipFamilies ??= [FAMILY];
  return missing;
};

/** A service that becomes single-stack lets its second address and family go; one that stays otherwise may not lose them. */
const release = (spec: Spec, before: Spec): FieldError[] => {
  if (spec.ipFamilyPolicy === 'SingleStack') {
    for (const field of ['clusterIPs', 'ipFamilies'] as const)
      if (equal(spec[field], before[field])) spec[field] = spec[field]?.slice(0, 1);
    return [];
  }
  return [
    ...(isReduced(spec.clusterIPs, before.clusterIPs) ? [policyError(spec, 'cluster IP')] : []),
    ...(isReduced(spec.ipFamilies, before.ipFamilies) ? [policyError(spec, 'IP family')] : []),
  ];
};

const isReduced = (list: readonly string[] = [], before: readonly string[] = []): boolean =>
  list.length === 1 && before.length === 2 && list[0] === before[0];

const policyError = ({ ipFamilyPolicy }: Spec, what: string): FieldError =>
  invalid('spec.ipFamilyPolicy', ipFamilyPolicy, `must be 'SingleStack' to release the secondary ${what}`);

const tooMany = ({ ipFamilyPolicy, clusterIPs, ipFamilies }: Spec): FieldError[] =>
  ipFamilyPolicy !== 'SingleStack'
    ? []
    : [['cluster IPs', clusterIPs] as const, ['IP families', ipFamilies] as const].flatMap(([what, list]) =>
        list?.length === 2
          ? [
              invalid(
                'spec.ipFamilyPolicy',
                ipFamilyPolicy,
                `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
              ),
            ]
          : [],
      );

/** Addresses that somebody asks for say which families are meant. */
const inferFamilies = (spec: Spec): FieldError[] => {
  const { clusterIPs = [] } = spec;
  if (isHeadless(spec)) return [];
  const errors: FieldError[] = [];
  for (const [index, address] of clusterIPs.entries()) {
    if (index < (spec.ipFamilies?.length ?? 0)) continue;
    const family = isIPv6(address) ? 'IPv6' : 'IPv4';
    if (family === FAMILY) (spec.ipFamilies ??= []).push(family);
    else errors.push(invalid(`spec.clusterIPs[${index}]`, clusterIPs, `${family} is not configured on this cluster`));
  }
  return errors;
};

const notConfigured = ({ ipFamilyPolicy, ipFamilies = [] }: Spec): FieldError[] => [
  ...(ipFamilyPolicy === 'RequireDualStack'
    ? [invalid('spec.ipFamilyPolicy', ipFamilyPolicy, 'this cluster is not configured for dual-stack services')]
    : []),
  ...ipFamilies.flatMap((family, index) =>
    family === FAMILY ? [] : [invalid(`spec.ipFamilies[${index}]`, family, 'not configured on this cluster')],
  ),
];
