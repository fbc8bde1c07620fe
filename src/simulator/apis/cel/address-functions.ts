import { isIP } from 'node:net';
import type { Environment } from '@marcbachmann/cel-js';

/** An address in a rule, as a number of so many bits. */
export class Ip {
  readonly text: string;
  readonly value: bigint;
  readonly bits: 32 | 128;

  constructor(text: string) {
    const quoted = JSON.stringify(text);
    const family = isIP(text);
    if (family === 0)
      throw new Error(
        `IP Address ${quoted} parse error during conversion from string: ParseAddr(${quoted}): unable to parse IP`,
      );
    if (text.includes('%')) throw new Error(`IP address ${quoted} with zone value is not allowed`);
    this.bits = family === 4 ? 32 : 128;
    this.text = family === 4 ? text : new URL(`http://[${text}]`).hostname.slice(1, -1);
    this.value = family === 4 ? joined(text.split('.').map(Number), 8) : joined(groupsOf(this.text), 16);
    if (family === 6 && this.value >> 32n === 0xffffn)
      throw new Error(`IPv4-mapped IPv6 address ${quoted} is not allowed`);
  }

  /** Whether both agree in their first bits. */
  agreesWith({ bits, value }: Ip, length: number): boolean {
    const rest = BigInt(this.bits - length);
    return bits === this.bits && value >> rest === this.value >> rest;
  }

  isIn(...ranges: readonly string[]): boolean {
    return ranges.some((range) => {
      const { ip, length } = new Cidr(range);
      return ip.agreesWith(this, length);
    });
  }
}

/** A range of addresses in a rule: one of them, and how many of its bits are fixed. */
export class Cidr {
  readonly ip: Ip;
  readonly length: number;

  constructor(text: string) {
    const [address = '', length = ''] = text.split('/');
    const refused = (why: string): Error =>
      new Error(
        `network address parse error during conversion from string: network address parse error during conversion from string: netip.ParsePrefix(${JSON.stringify(text)}): ${why}`,
      );
    if (!text.includes('/')) throw refused("no '/'");
    if (isIP(address) === 0) throw refused(`ParseAddr(${JSON.stringify(address)}): unable to parse IP`);
    this.ip = new Ip(address);
    this.length = Number(length);
    if (!/^(?:0|[1-9]\d{0,2})$/.test(length)) throw refused(`bad bits after slash: ${JSON.stringify(length)}`);
    if (this.length > this.ip.bits) throw refused('prefix length out of range');
  }
}

/** The functions of addresses that Kubernetes has in rules. */
export const addAddressFunctions = (environment: Environment): void => {
  class IpNamespace {}
  environment
    .registerType('net.IP', { ctor: Ip, fields: {} })
    .registerType('net.CIDR', { ctor: Cidr, fields: {} })
    .registerType('IpNamespace', { ctor: IpNamespace, fields: {} })
    .registerConstant('ip', 'IpNamespace', new IpNamespace())
    .registerFunction('ip(string): net.IP', (text: string) => new Ip(text))
    .registerFunction('isIP(string): bool', (text: string) => isMade(() => new Ip(text)))
    .registerFunction('IpNamespace.isCanonical(string): bool', (_: unknown, text: string) => new Ip(text).text === text)
    .registerFunction('string(net.IP): string', ({ text }: Ip) => text)
    .registerOperator('net.IP == net.IP', (one: Ip, other: Ip) => one.text === other.text)
    .registerFunction('net.IP.family(): int', ({ bits }: Ip) => (bits === 32 ? 4n : 6n))
    .registerFunction('cidr(string): net.CIDR', (text: string) => new Cidr(text))
    .registerFunction('isCIDR(string): bool', (text: string) => isMade(() => new Cidr(text)))
    .registerFunction('string(net.CIDR): string', shown)
    .registerOperator('net.CIDR == net.CIDR', (one: Cidr, other: Cidr) => shown(one) === shown(other))
    .registerFunction('net.CIDR.ip(): net.IP', ({ ip }: Cidr) => ip)
    .registerFunction('net.CIDR.prefixLength(): int', ({ length }: Cidr) => BigInt(length))
    .registerFunction('net.CIDR.masked(): net.CIDR', masked)
    .registerFunction('net.CIDR.containsIP(string): bool', ({ ip, length }: Cidr, text: string) =>
      ip.agreesWith(new Ip(text), length),
    )
    .registerFunction('net.CIDR.containsIP(net.IP): bool', ({ ip, length }: Cidr, other: Ip) =>
      ip.agreesWith(other, length),
    )
    .registerFunction('net.CIDR.containsCIDR(string): bool', (cidr: Cidr, text: string) => holds(cidr, new Cidr(text)))
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', holds);
  for (const [name, ranges] of Object.entries(RANGES))
    environment.registerFunction(`net.IP.${name}(): bool`, (ip: Ip) => ip.isIn(...ranges));
  environment.registerFunction('net.IP.isGlobalUnicast(): bool', (ip: Ip) => !ip.isIn(...ELSEWHERE));
  const typeOf = (text: string): unknown => environment.evaluate(`type(${text})`);
  environment.registerConstant('net', 'map', { IP: typeOf('ip("::1")'), CIDR: typeOf('cidr("::/0")') });
};

const RANGES = {
  isUnspecified: ['0.0.0.0/32', '::/128'],
  isLoopback: ['127.0.0.0/8', '::1/128'],
  isLinkLocalMulticast: ['224.0.0.0/24', 'ff02::/16'],
  isLinkLocalUnicast: ['169.254.0.0/16', 'fe80::/10'],
} as const;

/** What is not the address of one machine in the whole net. */
const ELSEWHERE = [
  ...RANGES.isUnspecified,
  ...RANGES.isLoopback,
  ...RANGES.isLinkLocalUnicast,
  '224.0.0.0/4',
  'ff00::/8',
  '255.255.255.255/32',
];

const isMade = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};

const holds = ({ ip, length }: Cidr, other: Cidr): boolean => length <= other.length && ip.agreesWith(other.ip, length);

const shown = ({ ip, length }: Cidr): string => `${ip.text}/${length}`;

const masked = ({ ip, length }: Cidr): Cidr => {
  const rest = BigInt(ip.bits - length);
  const value = (ip.value >> rest) << rest;
  const parts =
    ip.bits === 32
      ? split(value, 8, 4).join('.')
      : split(value, 16, 8)
          .map((each) => each.toString(16))
          .join(':');
  return new Cidr(`${parts}/${length}`);
};

const joined = (parts: readonly number[], bits: number): bigint =>
  parts.reduce((value, part) => (value << BigInt(bits)) | BigInt(part), 0n);

const split = (value: bigint, bits: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) =>
    Number((value >> BigInt(bits * (count - 1 - index))) & ((1n << BigInt(bits)) - 1n)),
  );

/** The eight numbers of an address of the long kind, of which `::` leaves out those that are 0. */
const groupsOf = (text: string): number[] => {
  const [before = [], after] = text
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((each) => Number.parseInt(each, 16))));
  return after === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
};
