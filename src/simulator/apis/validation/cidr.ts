import { ipFamily } from './ip-family.ts';

/** What the server says to text that is no range of addresses. */
export const cidrError = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** The address and the number of fixed bits of a range: `10.0.0.0/8`. */
export const cidrParts = (cidr: string): [address: string, length: number] => {
  const [address = '', length = ''] = cidr.split('/');
  return [address, /^\d+$/.test(length) ? Number(length) : Number.NaN];
};

export const isCidr = (cidr: string): boolean => {
  const [address, length] = cidrParts(cidr);
  const family = ipFamily(address);
  return family !== 0 && length >= 0 && length <= (family === 4 ? 32 : 128);
};
