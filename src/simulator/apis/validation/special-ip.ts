import { BlockList } from 'node:net';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { ipFamily, withoutZeros } from './ip-family.ts';

/** The findings about the address of an endpoint: it is one that another machine can have. */
export const validateEndpointIp = (address: string, path: string): FieldError[] => {
  const family = ipFamily(address);
  if (family === 0) return [invalid(path, address, 'must be a valid IP address')];
  const type = family === 4 ? 'ipv4' : 'ipv6';
  return ranges
    .filter(({ list }) => list.check(withoutZeros(address), type))
    .map(({ text }) => invalid(path, address, text.replace('%', address)));
};

const range = (text: string, ...nets: readonly (readonly [string, number])[]): { text: string; list: BlockList } => {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, net.includes(':') ? 'ipv6' : 'ipv4');
  return { text, list };
};

const ranges = [
  range('may not be unspecified (%)', ['0.0.0.0', 32], ['::', 128]),
  range('may not be in the loopback range (127.0.0.0/8, ::1/128)', ['127.0.0.0', 8], ['::1', 128]),
  range('may not be in the link-local range (169.254.0.0/16, fe80::/10)', ['169.254.0.0', 16], ['fe80::', 10]),
  range('may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)', ['224.0.0.0', 24], ['ff02::', 16]),
];
