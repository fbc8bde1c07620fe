import { BlockList, isIP } from 'node:net';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

/** The findings about a range of addresses, and about what is taken out of it. */
export const validateIpBlock = (
  { cidr, except = [] }: { cidr?: string; except?: string[] },
  path: string,
): FieldError[] => {
  if (!cidr) return [required(`${path}.cidr`)];
  if (!isCidr(cidr)) return [invalid(`${path}.cidr`, cidr, NO_CIDR)];
  return except.flatMap((part, index) => {
    const at = `${path}.except[${index}]`;
    if (!isCidr(part)) return [invalid(at, part, NO_CIDR)];
    return isInside(part, cidr) ? [] : [invalid(at, part, `must be a strict subset of \`cidr\``)];
  });
};

const NO_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

const parts = (cidr: string): [address: string, length: number] => {
  const [address = '', length = ''] = cidr.split('/');
  return [address, /^\d+$/.test(length) ? Number(length) : Number.NaN];
};

const isCidr = (cidr: string): boolean => {
  const [address, length] = parts(cidr);
  const family = isIP(address);
  return family !== 0 && length >= 0 && length <= (family === 4 ? 32 : 128);
};

const isInside = (part: string, whole: string): boolean => {
  const [address, length] = parts(part);
  const [base, shorter] = parts(whole);
  if (isIP(address) !== isIP(base) || length <= shorter) return false;
  const list = new BlockList();
  list.addSubnet(base, shorter, isIP(base) === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
};
