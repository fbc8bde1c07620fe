import { isIP } from 'node:net';
import type { Service } from '../../../../resources/networking/service.ts';
import { duplicate, type FieldError, invalid, required } from '../../../apimachinery/field-error.ts';
import { validateIpAddress } from '../../validation/ip-address.ts';
import { validateOneOf } from '../../validation/one-of.ts';

type Spec = Service['spec'];

const PATH = 'spec.clusterIPs';

/** The findings about the addresses of a service and their families among themselves. */
export const validateClusterIps = (spec: Spec): FieldError[] => {
  const { type, clusterIP, clusterIPs = [] } = spec;
  if (type === 'ExternalName') return [];
  const wrong = clusterIPs.flatMap((address, index) =>
    index === 0 && address === 'None' ? onlyNone(clusterIPs) : validateIpAddress(address, `${PATH}[${index}]`),
  );
  const errors = [
    ...validateFirst(clusterIP, clusterIPs),
    ...validateFamilies(spec),
    ...wrong,
    ...(clusterIPs.length > 2 ? [invalid(PATH, clusterIPs, 'may only hold up to 2 values')] : []),
  ];
  return wrong.length > 0 ? errors : [...errors, ...validatePairs(spec)];
};

const validateFirst = (address: string | undefined, all: readonly string[]): FieldError[] => {
  if (!address) return all.length === 0 ? [] : [invalid(PATH, all, 'must be empty when `clusterIP` is not specified')];
  if (all.length === 0) return [required(PATH)];
  return all[0] === address ? [] : [invalid(PATH, all, 'first value must match `clusterIP`')];
};

const validateFamilies = ({ ipFamilies = [], ipFamilyPolicy }: Spec): FieldError[] => [
  ...ipFamilies.flatMap((family, index) => [
    ...validateOneOf(family, `spec.ipFamilies[${index}]`, ['IPv4', 'IPv6']),
    ...(ipFamilies.indexOf(family) < index ? [duplicate(`spec.ipFamilies[${index}]`, family)] : []),
  ]),
  ...(ipFamilyPolicy === undefined
    ? []
    : validateOneOf(ipFamilyPolicy, 'spec.ipFamilyPolicy', ['PreferDualStack', 'RequireDualStack', 'SingleStack'])),
];

const onlyNone = (all: readonly string[]): FieldError[] =>
  all.length > 1 ? [invalid(PATH, all, "'None' must be the first and only value")] : [];

/** Two addresses are of two families, and each is of the family that is said in its place. */
const validatePairs = ({ clusterIP, clusterIPs = [], ipFamilies = [] }: Spec): FieldError[] => {
  const familyOf = (address: string): string => (isIP(address) === 6 ? 'IPv6' : 'IPv4');
  const isPair = new Set(clusterIPs.map(familyOf)).size === 2;
  return [
    ...(clusterIPs.length > 1 && !isPair
      ? [invalid(PATH, clusterIPs, 'may specify no more than one IP for each IP family')]
      : []),
    ...(clusterIP === 'None' ? [] : clusterIPs).flatMap((address, index) => {
      const family = ipFamilies[index];
      return family === undefined || family === familyOf(address)
        ? []
        : [
            invalid(
              `${PATH}[${index}]`,
              address,
              `expected an ${family} value as indicated by \`ipFamilies[${index}]\``,
            ),
          ];
    }),
  ];
};
