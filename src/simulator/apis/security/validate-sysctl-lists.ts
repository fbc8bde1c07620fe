import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';

/** The names and prefixes (`net.*`) of settings of the kernel that are allowed and forbidden: well formed, and apart. */
export const validateSysctlLists = ({
  allowedUnsafeSysctls: allowed = [],
  forbiddenSysctls: forbidden = [],
}: Pick<SecurityContextConstraints, 'allowedUnsafeSysctls' | 'forbiddenSysctls'>): FieldError[] => [
  ...validateList(allowed, ALLOWED),
  ...validateList(forbidden, FORBIDDEN),
  ...allowed.flatMap((one, index) =>
    forbidden.flatMap((other, otherIndex) => {
      if (covers(other, one)) return [invalid(`${ALLOWED}[${index}]`, one, `sysctl overlaps with ${other}`)];
      return covers(one, other) ? [invalid(`${FORBIDDEN}[${otherIndex}]`, other, `sysctl overlaps with ${one}`)] : [];
    }),
  ),
];

const ALLOWED = 'allowedUnsafeSysctls';
const FORBIDDEN = 'forbiddenSysctls';
const MOST = 253;
const PATTERN = '([a-z0-9]([-_a-z0-9]*[a-z0-9])?\\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]';
const pattern = new RegExp(`^${PATTERN}$`);

const covers = (one: string, other: string): boolean =>
  one.endsWith('*') ? other.replace(/\*$/, '').startsWith(one.slice(0, -1)) : one === other;

const validateList = (list: readonly string[], path: string): FieldError[] => [
  ...list.flatMap((name, index) => {
    if (name === '') return [invalid(`${path}[${index}]`, name, 'empty sysctl not allowed')];
    return name.length > MOST || !pattern.test(name)
      ? [invalid(`${path}[${index}]`, name, `must have at most ${MOST} characters and match regex ${PATTERN}`)]
      : [];
  }),
  ...(list.length > 1 && list.some((name) => name.startsWith('*'))
    ? [forbiddenField(`${path}.items`, "if '*' is present, must not specify other sysctls")]
    : []),
];
