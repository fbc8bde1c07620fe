import { quantityText } from '../../../resources/quantities/canonical-quantity.ts';
import { asQuantity } from '../../../resources/quantities/read-quantity.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';

/** What is counted in bytes, of which there are no halves. */
const BYTES = ['memory', 'ephemeral-storage'];

/** The warnings about quantities of bytes that are no whole numbers. Quantities are told apart down to a thousandth. */
export const fractionWarnings = (
  list: ResourceList | undefined,
  path: string,
  resources: readonly string[] = BYTES,
): string[] =>
  resources.flatMap((resource) => {
    const quantity = asQuantity(String(list?.[resource] ?? ''));
    if (quantity === undefined || quantity.scale >= 0 || quantity.mantissa === 0n) return [];
    const thousandths = rounded(quantity.mantissa * 1000n, 10n ** BigInt(-quantity.scale));
    return thousandths % 1000n === 0n
      ? []
      : [
          `${path}[${resource}]: fractional byte value ${JSON.stringify(quantityText(quantity))} is invalid, must be an integer`,
        ];
  });

/** Away from zero, as quantities are. */
const rounded = (value: bigint, unit: bigint): bigint => {
  const rest = value % unit;
  return value / unit + (rest > 0n ? 1n : rest < 0n ? -1n : 0n);
};
