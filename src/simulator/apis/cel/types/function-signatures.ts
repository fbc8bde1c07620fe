import { type CelType, splitTypes, typeOf } from './cel-type.ts';

/** One way to call a function. */
export interface Overload {
  /** Whether it is called on a value, which is then the first argument. */
  readonly isMember: boolean;
  readonly args: readonly CelType[];
  readonly result: CelType;
  /** The names of open types. */
  readonly open: readonly string[];
}

const COMPARED = ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'timestamp', 'duration'];
const NUMBERS = ['int', 'uint', 'double'];

const each = (types: readonly string[], form: (type: string) => string): string => types.map(form).join('; ');

/** Scalars of one kind are compared, and numbers of any. */
const compared = [
  each(COMPARED, (type) => `(${type}, ${type}): bool`),
  ...NUMBERS.map((one) =>
    each(
      NUMBERS.filter((other) => other !== one),
      (other) => `(${one}, ${other}): bool`,
    ),
  ),
].join('; ');

const numbers = (types: readonly string[]): string => each(types, (type) => `(${type}, ${type}): ${type}`);
const converted = (result: string, from: string): string => each(from.split(' '), (type) => `(${type}): ${result}`);
const ofMoments = 'timestamp.(): int; timestamp.(string): int';
const ofTimes = `${ofMoments}; duration.(): int`;
const setTest = '(list(T), list(T)): bool';
const inText = 'string.(string): bool';
const position = 'string.(string): int; string.(string, int): int; list(A).(A): int';
const ofAddress = 'IP.(): bool';
const ofDecision = 'Decision.(): bool';
const narrowed = 'ResourceCheck.(string): ResourceCheck';
const formats =
  'dns1123Label dns1123Subdomain dns1035Label qualifiedName dns1123LabelPrefix dns1123SubdomainPrefix dns1035LabelPrefix labelValue uri uuid byte date datetime';

/**
 * The functions of the language and those that Kubernetes adds, each with the ways to call it: `(A, A): bool`, and on a value
 * `string.(string): bool`. A capital letter is a type that may be any, the same wherever it stands.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/common/stdlib/standard.go
 * @see https://github.com/kubernetes/apiserver/tree/v0.32.0/pkg/cel/library
 */
const FUNCTIONS: Readonly<Record<string, string>> = {
  '_?_:_': '(bool, A, A): A',
  '_&&_': '(bool, bool): bool',
  '_||_': '(bool, bool): bool',
  '!_': '(bool): bool',
  '@not_strictly_false': '(bool): bool',
  '_==_': '(A, A): bool',
  '_!=_': '(A, A): bool',
  '_<_': compared,
  '_<=_': compared,
  '_>_': compared,
  '_>=_': compared,
  '_+_': `${numbers(['bytes', 'double', 'duration'])}; (duration, timestamp): timestamp; (timestamp, duration): timestamp; ${numbers(['int', 'list(A)', 'string', 'uint'])}`,
  '_-_': `${numbers(['double', 'duration', 'int'])}; (timestamp, duration): timestamp; (timestamp, timestamp): duration; (uint, uint): uint`,
  '_*_': numbers(['double', 'int', 'uint']),
  '_/_': numbers(['double', 'int', 'uint']),
  '_%_': numbers(['int', 'uint']),
  '-_': '(double): double; (int): int',
  '_[_]':
    '(list(A), int): A; (map(A, B), A): B; (optional(list(A)), int): optional(A); (optional(map(A, B)), A): optional(B)',
  '_[?_]':
    '(list(A), int): optional(A); (optional(list(A)), int): optional(A); (map(A, B), A): optional(B); (optional(map(A, B)), A): optional(B)',
  '@in': '(A, list(A)): bool; (A, map(A, B)): bool',
  size: each(['bytes', 'list(A)', 'map(A, B)', 'string'], (type) => `(${type}): int; ${type}.(): int`),
  type: '(A): type(A)',
  dyn: '(A): dyn',
  bool: converted('bool', 'bool string'),
  bytes: converted('bytes', 'bytes string'),
  double: converted('double', 'double int string uint'),
  duration: converted('duration', 'duration int string'),
  int: converted('int', 'int double duration string timestamp uint'),
  string: converted('string', 'string bool bytes double duration int timestamp uint IP CIDR'),
  timestamp: converted('timestamp', 'timestamp int string'),
  uint: converted('uint', 'uint double int string'),
  contains: inText,
  startsWith: inText,
  endsWith: inText,
  matches: `(string, string): bool; ${inText}`,
  getFullYear: ofMoments,
  getMonth: ofMoments,
  getDayOfYear: ofMoments,
  getDayOfMonth: ofMoments,
  getDate: ofMoments,
  getDayOfWeek: ofMoments,
  getHours: ofTimes,
  getMinutes: ofTimes,
  getSeconds: ofTimes,
  getMilliseconds: ofTimes,
  charAt: 'string.(int): string',
  indexOf: position,
  lastIndexOf: position,
  lowerAscii: 'string.(): string',
  upperAscii: 'string.(): string',
  trim: 'string.(): string',
  replace: 'string.(string, string): string; string.(string, string, int): string',
  split: 'string.(string): list(string); string.(string, int): list(string)',
  substring: 'string.(int): string; string.(int, int): string',
  format: 'string.(list(dyn)): string',
  join: 'list(string).(): string; list(string).(string): string',
  'strings.quote': '(string): string',
  find: 'string.(string): string',
  findAll: 'string.(string): list(string); string.(string, int): list(string)',
  'sets.contains': setTest,
  'sets.equivalent': setTest,
  'sets.intersects': setTest,
  isSorted: each(COMPARED, (type) => `list(${type}).(): bool`),
  sum: each([...NUMBERS, 'duration'], (type) => `list(${type}).(): ${type}`),
  max: each(COMPARED, (type) => `list(${type}).(): ${type}`),
  min: each(COMPARED, (type) => `list(${type}).(): ${type}`),
  'optional.of': '(V): optional(V)',
  'optional.ofNonZeroValue': '(V): optional(V)',
  'optional.none': '(): optional(V)',
  value: 'optional(V).(): V',
  hasValue: 'optional(V).(): bool',
  or: 'optional(V).(optional(V)): optional(V)',
  orValue: 'optional(V).(V): V',
  url: '(string): URL',
  isURL: '(string): bool',
  getScheme: 'URL.(): string',
  getHost: 'URL.(): string',
  getHostname: 'URL.(): string',
  getPort: 'URL.(): string',
  getEscapedPath: 'URL.(): string',
  getQuery: 'URL.(): map(string, list(string))',
  quantity: '(string): Quantity',
  isQuantity: '(string): bool',
  sign: '(Quantity): int',
  isGreaterThan: 'Quantity.(Quantity): bool',
  isLessThan: 'Quantity.(Quantity): bool',
  compareTo: 'Quantity.(Quantity): int',
  asApproximateFloat: 'Quantity.(): double',
  asInteger: 'Quantity.(): int',
  isInteger: 'Quantity.(): bool',
  add: 'Quantity.(Quantity): Quantity; Quantity.(int): Quantity',
  sub: 'Quantity.(Quantity): Quantity; Quantity.(int): Quantity',
  ip: '(string): IP; CIDR.(): IP',
  isIP: '(string): bool',
  'ip.isCanonical': '(string): bool',
  family: 'IP.(): int',
  isUnspecified: ofAddress,
  isLoopback: ofAddress,
  isLinkLocalMulticast: ofAddress,
  isLinkLocalUnicast: ofAddress,
  isGlobalUnicast: ofAddress,
  cidr: '(string): CIDR',
  isCIDR: '(string): bool',
  containsIP: 'CIDR.(string): bool; CIDR.(IP): bool',
  containsCIDR: 'CIDR.(string): bool; CIDR.(CIDR): bool',
  prefixLength: 'CIDR.(): int',
  masked: 'CIDR.(): CIDR',
  'format.named': '(string): optional(NamedFormat)',
  ...Object.fromEntries(formats.split(' ').map((name) => [`format.${name}`, '(): NamedFormat'])),
  validate: 'NamedFormat.(string): optional(list(string))',
  path: 'Authorizer.(string): PathCheck',
  group: 'Authorizer.(string): GroupCheck',
  serviceAccount: 'Authorizer.(string, string): Authorizer',
  resource: 'GroupCheck.(string): ResourceCheck',
  subresource: narrowed,
  namespace: narrowed,
  name: narrowed,
  fieldSelector: narrowed,
  labelSelector: narrowed,
  check: 'PathCheck.(string): Decision; ResourceCheck.(string): Decision',
  allowed: ofDecision,
  errored: ofDecision,
  error: 'Decision.(): string',
  reason: 'Decision.(): string',
};

const read = new Map<string, readonly Overload[]>();

/** The ways to call a function; `undefined` when there is none of this name. */
export const overloadsOf = (name: string): readonly Overload[] | undefined => {
  const known = read.get(name);
  if (known !== undefined || !Object.hasOwn(FUNCTIONS, name)) return known;
  const overloads = (FUNCTIONS[name] ?? '').split('; ').map(overloadOf);
  read.set(name, overloads);
  return overloads;
};

const overloadOf = (text: string): Overload => {
  const [call = '', result = ''] = text.split(': ');
  const start = call.startsWith('(') ? 0 : call.indexOf('.(') + 1;
  const args = splitTypes(call.slice(start + 1, -1));
  return {
    isMember: start > 0,
    args: [...(start > 0 ? [call.slice(0, start - 1)] : []), ...args].map(typeOf),
    result: typeOf(result),
    open: [...new Set(text.match(/\b[A-Z]\b/g))],
  };
};
