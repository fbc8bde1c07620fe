import { BlockList, isIP } from 'node:net';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { cidrError, cidrParts, isCidr } from '../validation/cidr.ts';

/** The findings about a range of addresses, and about what is taken out of it. */
export const validateIpBlock = (
  { cidr, except = [] }: { cidr?: string; except?: string[] },
  path: string,
): FieldError[] => {
  if (!cidr) return [required(`${path}.cidr`)];
  if (!isCidr(cidr)) return [invalid(`${path}.cidr`, cidr, cidrError)];
  return except.flatMap((part, index) => {
    const at = `${path}.except[${index}]`;
    if (!isCidr(part)) return [invalid(at, part, cidrError)];
    return isInside(part, cidr) ? [] : [invalid(at, part, `must be a strict subset of \`cidr\``)];
  });
};

const isInside = (part: string, whole: string): boolean => {
  const [address, length] = cidrParts(part);
  const [base, shorter] = cidrParts(whole);
  if (isIP(address) !== isIP(base) || length <= shorter) return false;
  const list = new BlockList();
  list.addSubnet(base, shorter, isIP(base) === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
};
