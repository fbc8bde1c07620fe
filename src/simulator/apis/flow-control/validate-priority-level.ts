import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, forbiddenField, invalid, notSupported, required } from '../../apimachinery/field-error.ts';

interface PriorityLevel extends KubeObject {
  spec?: { type?: string; limited?: Limited; exempt?: Shares };
}

interface Shares {
  nominalConcurrencyShares?: number;
  lendablePercent?: number;
}

interface Limited extends Shares {
  borrowingLimitPercent?: number;
  limitResponse?: { type?: string; queuing?: Queuing };
}

interface Queuing {
  queues?: number;
  handSize?: number;
  queueLengthLimit?: number;
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/flowcontrol/validation/validation.go */
export const validatePriorityLevel = ({ metadata, spec = {} }: PriorityLevel): FieldError[] => {
  const { type = '', limited, exempt } = spec;
  const named =
    (metadata.name === 'exempt') === (type === 'Exempt')
      ? []
      : [invalid('spec.type', type, "type must be 'Exempt' if and only if name is 'exempt'")];
  if (type === 'Exempt')
    return [
      ...named,
      ...(limited === undefined ? [] : [forbiddenField('spec.limited', 'must be nil if the type is not Limited')]),
      ...validateShares(exempt ?? {}, 'spec.exempt'),
    ];
  if (type !== 'Limited') return [...named, notSupported('spec.type', type, ['Exempt', 'Limited'])];
  return [
    ...named,
    ...(exempt === undefined ? [] : [forbiddenField('spec.exempt', 'must be nil if the type is Limited')]),
    ...(limited === undefined
      ? [required('spec.limited', 'must not be empty when type is Limited')]
      : validateLimited(limited)),
  ];
};

const validateLimited = (limited: Limited): FieldError[] => {
  const {
    nominalConcurrencyShares,
    lendablePercent,
    borrowingLimitPercent: borrowing = 0,
    limitResponse = {},
  } = limited;
  const path = 'spec.limited';
  return [
    ...validateShares({ ...(nominalConcurrencyShares !== undefined && { nominalConcurrencyShares }) }, path),
    ...validateResponse(limitResponse, `${path}.limitResponse`),
    ...validateShares({ ...(lendablePercent !== undefined && { lendablePercent }) }, path),
    ...(borrowing < 0
      ? [invalid(`${path}.borrowingLimitPercent`, borrowing, 'if specified, must be a non-negative integer')]
      : []),
  ];
};

const validateShares = (
  { nominalConcurrencyShares: shares = 0, lendablePercent: lent = 0 }: Shares,
  path: string,
): FieldError[] => [
  ...(shares < 0 ? [invalid(`${path}.nominalConcurrencyShares`, shares, 'must be a non-negative integer')] : []),
  ...(lent < 0 || lent > 100 ? [invalid(`${path}.lendablePercent`, lent, 'must be between 0 and 100, inclusive')] : []),
];

const validateResponse = (
  { type = '', queuing }: NonNullable<Limited['limitResponse']>,
  path: string,
): FieldError[] => {
  if (type === 'Reject')
    return queuing === undefined
      ? []
      : [forbiddenField(`${path}.queuing`, 'must be nil if limited.limitResponse.type is not Limited')];
  if (type !== 'Queue') return [notSupported(`${path}.type`, type, ['Queue', 'Reject'])];
  return queuing === undefined
    ? [required(`${path}.queuing`, 'must not be empty if limited.limitResponse.type is Limited')]
    : validateQueuing(queuing, `${path}.queuing`);
};

const MOST_QUEUES = 10_000_000;
const MOST_BITS = 60;

const validateQueuing = ({ queues = 0, handSize = 0, queueLengthLimit = 0 }: Queuing, path: string): FieldError[] => {
  const bits = Math.ceil(Math.log2(queues) * handSize);
  return [
    ...(queueLengthLimit <= 0 ? [invalid(`${path}.queueLengthLimit`, queueLengthLimit, 'must be positive')] : []),
    ...(queues <= 0 ? [invalid(`${path}.queues`, queues, 'must be positive')] : []),
    ...(queues > MOST_QUEUES ? [invalid(`${path}.queues`, queues, `must not be greater than ${MOST_QUEUES}`)] : []),
    ...(handSize <= 0
      ? [invalid(`${path}.handSize`, handSize, 'must be positive')]
      : handSize > queues
        ? [invalid(`${path}.handSize`, handSize, `should not be greater than queues (${queues})`)]
        : bits > MOST_BITS
          ? [
              invalid(
                `${path}.handSize`,
                handSize,
                `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${MOST_BITS}`,
              ),
            ]
          : []),
  ];
};
