import { isIP } from 'node:net';
import type { Service } from '../../../resources/service.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateIpAddress } from '../validation/ip-address.ts';

/** The findings about the addresses of a service among themselves: the first is its address, and each has its family. */
export const validateClusterIps = ({
  type,
  clusterIP,
  clusterIPs = [],
  ipFamilies = [],
}: Service['spec']): FieldError[] => {
  const path = 'spec.clusterIPs';
  if (type === 'ExternalName') return [];
  const wrong = clusterIPs.flatMap((address, index) =>
    index === 0 && address === 'None' ? [] : validateIpAddress(address, `${path}[${index}]`),
  );
  const first = validateFirst(clusterIP, clusterIPs, path);
  if (wrong.length > 0) return [...first, ...wrong];
  const isV6 = (address: string): boolean => isIP(address) === 6;
  return [
    ...first,
    ...(clusterIPs.length > 1 && new Set(clusterIPs.map(isV6)).size !== clusterIPs.length
      ? [invalid(path, clusterIPs, 'may specify no more than one IP for each IP family')]
      : []),
    ...(clusterIP === 'None' ? [] : clusterIPs).flatMap((address, index) => {
      const family = ipFamilies[index];
      return family === undefined || (family === 'IPv6') === isV6(address)
        ? []
        : [
            invalid(
              `${path}[${index}]`,
              address,
              `expected an ${family} value as indicated by \`ipFamilies[${index}]\``,
            ),
          ];
    }),
  ];
};

const validateFirst = (address: string | undefined, all: readonly string[], path: string): FieldError[] => {
  if (!address) return all.length === 0 ? [] : [invalid(path, all, 'must be empty when `clusterIP` is not specified')];
  if (all.length === 0) return [required(path)];
  return all[0] === address ? [] : [invalid(path, all, 'first value must match `clusterIP`')];
};
