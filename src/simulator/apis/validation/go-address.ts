import { isIPv4, isIPv6 } from 'node:net';

/** What Go's `netip.ParseAddr` says to an address that older readers take, with leading zeros or spaces. */
export const goAddressError = (address: string): string | undefined => {
  if (isIPv4(address) || isIPv6(address)) return undefined;
  const sign = /[.:%]/.exec(address)?.[0];
  const why = sign === '.' ? dottedError(address) : sign === '%' ? 'missing IPv6 address' : 'unable to parse IP';
  return `ParseAddr(${JSON.stringify(address)}): ${why}`;
};

/** The first mistake in an address with dots; where a single sign is wrong, with what follows it. */
const dottedError = (address: string): string => {
  let [field, value, digits] = [0, 0, 0];
  for (const [index, sign] of [...address].entries()) {
    const at = `(at ${JSON.stringify(address.slice(index))})`;
    if (/\d/.test(sign)) {
      if (digits === 1 && value === 0) return 'IPv4 field has octet with leading zero';
      [value, digits] = [value * 10 + Number(sign), digits + 1];
      if (value > 255) return 'IPv4 field has value >255';
    } else if (sign === '.') {
      if (digits === 0 || index === address.length - 1) return `IPv4 field must have at least one digit ${at}`;
      if (field === 3) return 'IPv4 address too long';
      [field, value, digits] = [field + 1, 0, 0];
    } else return `unexpected character ${at}`;
  }
  return 'IPv4 address too short';
};

/** An address of version 6 in the shortest form (RFC 5952); `undefined` for others. */
export const canonicalIpv6 = (address: string): string | undefined => {
  if (!isIPv6(address)) return undefined;
  const [bare = '', zone] = address.split('%');
  const text = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(text) ?? [];
  const mapped = high === undefined ? text : `::ffff:${bytes(high)}.${bytes(low ?? '')}`;
  return zone === undefined ? mapped : `${mapped}%${zone}`;
};

const bytes = (group: string): string => {
  const value = Number.parseInt(group, 16);
  return `${value >> 8}.${value & 255}`;
};
