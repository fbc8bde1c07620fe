import type { KubeObject } from '../../../resources/kube-object.ts';
import { duplicate, type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goStrings } from '../../apimachinery/go-value.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateOneOf } from '../validation/one-of.ts';

interface CsiDriver extends KubeObject {
  spec?: {
    attachRequired?: boolean;
    fsGroupPolicy?: string;
    tokenRequests?: { audience?: string; expirationSeconds?: number }[];
    volumeLifecycleModes?: string[];
  };
}

/** Seconds. */
const SHORTEST = 600;
const LONGEST = 2 ** 32;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/storage/validation/validation.go */
export const validateCsiDriver = ({ spec = {} }: CsiDriver): FieldError[] => [
  ...(spec.fsGroupPolicy === undefined
    ? []
    : validateOneOf(spec.fsGroupPolicy, 'spec.fsGroupPolicy', ['File', 'None', 'ReadWriteOnceWithFSType'])),
  ...validateTokenRequests(spec.tokenRequests ?? []),
  ...(spec.volumeLifecycleModes ?? []).flatMap((mode) =>
    validateOneOf(mode, 'spec.volumeLifecycleModes', ['Persistent', 'Ephemeral']),
  ),
];

/** The findings about a change. */
export const validateCsiDriverUpdate = (driver: CsiDriver, old: CsiDriver): FieldError[] => [
  ...validateCsiDriver(driver),
  ...validateImmutable(driver.spec?.attachRequired, old.spec?.attachRequired, 'spec.attachedRequired'),
  ...validateImmutable(
    driver.spec?.volumeLifecycleModes,
    old.spec?.volumeLifecycleModes,
    'spec.volumeLifecycleModes',
    (modes = []) => goStrings(modes).replace('string', 'storage.VolumeLifecycleMode'),
  ),
];

const validateTokenRequests = (
  requests: readonly { audience?: string; expirationSeconds?: number }[],
): FieldError[] => {
  const audiences = new Set<string>();
  return requests.flatMap(({ audience = '', expirationSeconds: seconds }, index) => {
    const path = `spec.tokenRequests[${index}]`;
    if (audiences.has(audience)) return [duplicate(`${path}.audience`, audience)];
    audiences.add(audience);
    if (seconds === undefined) return [];
    return [
      ...(seconds < SHORTEST
        ? [invalid(`${path}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes')]
        : []),
      ...(seconds > LONGEST
        ? [invalid(`${path}.expirationSeconds`, seconds, 'may not specify a duration larger than 2^32 seconds')]
        : []),
    ];
  });
};
